import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { Results } from '#shared/model/results.ts'
import type { RunExchange } from '#shared/model/run.ts'

/** What came of one exchange of a run. */
export interface RunOutcome {
  index: number
  /** When it was begun, on the clock of the run. */
  startMs: number
  exchange: Exchange
  results: Results | undefined
}

/** What is told of an exchange of a run, on the clock of that. */
export function runExchange({ index, startMs, exchange, results }: RunOutcome): RunExchange {
  const { hops, totalMs, body, error } = exchange
  const status = hops.at(-1)?.response?.status
  const told: RunExchange = {
    index,
    startMs,
    totalMs,
    phases: hops.flatMap(({ phases }) =>
      phases.map(phase => ({
        name: phase.name,
        startMs: toMicroseconds(startMs + phase.startMs),
        endMs: toMicroseconds(startMs + phase.endMs)
      }))
    ),
    size: body?.size ?? 0,
    cold: hops.some(hasOpened),
    passed: results?.passed ?? 0,
    failed: results?.failed ?? 0
  }
  if (status !== undefined) told.status = status
  if (error) told.error = error.code
  return told
}

function hasOpened({ connection }: Hop): boolean {
  return connection?.reused !== true
}

/** Sums of binary fractions have tails that no clock has measured. */
function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
