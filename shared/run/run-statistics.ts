import type { ErrorCode } from '../model/error-codes.ts'
import { PHASE_NAMES, type PhaseName } from '../model/phases.ts'
import type { RunExchange } from '../model/run.ts'
import { SortedSeries } from '../statistics/sorted-series.ts'

/**
 * What the exchanges of a run say together, taken in as they come. Times are those of the exchanges that got an answer:
 * how long one took to fail says nothing of the server, so failures are only counted.
 */
export class RunStatistics {
  readonly total = new SortedSeries()
  /** The totals of those that opened a connection, and of those that found one. */
  readonly cold = new SortedSeries()
  readonly warm = new SortedSeries()
  /** Of each exchange that had the phase, its time in all hops together. */
  readonly phases: ReadonlyMap<PhaseName, SortedSeries> = new Map(
    PHASE_NAMES.map(name => [name, new SortedSeries()])
  )
  readonly errors = new Map<ErrorCode, number>()
  readonly statuses = new Map<number, number>()
  /** Totals in the order in which they were begun, NaN where there was no answer. */
  readonly totals: number[] = []
  count = 0
  /** Of decoded bodies. */
  bytes = 0
  /** Exchanges of which an assertion or action failed. */
  unmet = 0
  /** When the last of them ended, on the clock of the run. */
  endMs = 0

  add(exchange: RunExchange): void {
    const { index, totalMs, phases, status, error, size, cold, failed, startMs } = exchange
    this.count++
    this.bytes += size
    this.endMs = Math.max(this.endMs, startMs + totalMs)
    if (failed > 0) this.unmet++
    if (status !== undefined) this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1)
    if (error !== undefined) this.errors.set(error, (this.errors.get(error) ?? 0) + 1)
    this.#place(index, error === undefined ? totalMs : Number.NaN)
    if (error !== undefined) return
    this.total.add(totalMs)
    const kind = cold ? this.cold : this.warm
    kind.add(totalMs)
    for (const [name, ms] of phaseTimes(phases)) this.phases.get(name)?.add(ms)
  }

  /** Answers and failures per second, up to `elapsedMs`. */
  rate(elapsedMs: number): number {
    return elapsedMs > 0 ? this.count / (elapsedMs / 1000) : 0
  }

  #place(index: number, value: number): void {
    // Those that end before others that began earlier leave places open.
    while (this.totals.length < index) this.totals.push(Number.NaN)
    this.totals[index] = value
  }
}

/** How long each phase took in all hops of an exchange together, in milliseconds. */
export function phaseTimes(phases: RunExchange['phases']): Map<PhaseName, number> {
  const times = new Map<PhaseName, number>()
  for (const { name, startMs, endMs } of phases) times.set(name, (times.get(name) ?? 0) + endMs - startMs)
  return times
}
