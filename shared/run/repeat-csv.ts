import { printCsv } from '../format/csv.ts'
import { PHASE_NAMES, type PhaseName } from '../model/phases.ts'
import type { RunExchange } from '../model/run.ts'
import { phaseTimes } from './run-statistics.ts'

const BEFORE = ['number', 'start_ms', 'total_ms'] as const
const BEHIND = ['status', 'error', 'bytes', 'connection', 'assertions_passed', 'assertions_failed'] as const

/** Of these none begins before there is a connection. */
const ON_CONNECTION: ReadonlySet<PhaseName> = new Set<PhaseName>(['send', 'ttfb', 'download'])

/**
 * The exchanges of a run as CSV, one in each line and piece, in the order in which they were begun. Times are milliseconds; that of
 * a phase is of all hops together, and empty where there was none.
 */
export function* repeatCsv(exchanges: readonly RunExchange[]): Generator<string> {
  const phases = PHASE_NAMES.map(name => `${name.replaceAll('-', '_')}_ms`)
  yield printCsv([[...BEFORE, ...phases, ...BEHIND]])
  for (const exchange of exchanges.toSorted((a, b) => a.index - b.index)) yield printCsv([rowOf(exchange)])
}

function rowOf(exchange: RunExchange): (string | number | undefined)[] {
  const { index, startMs, totalMs, status, error, size, passed, failed } = exchange
  const times = phaseTimes(exchange.phases)
  return [
    index + 1,
    round(startMs),
    round(totalMs),
    ...PHASE_NAMES.map(name => {
      const ms = times.get(name)
      return ms === undefined ? undefined : round(ms)
    }),
    status,
    error,
    size,
    connectionOf(exchange),
    passed,
    failed
  ]
}

/** `none`: one would have had to be opened, and could not be. */
function connectionOf({ cold, status, phases }: RunExchange): 'opened' | 'reused' | 'none' {
  if (!cold) return 'reused'
  return status !== undefined || phases.some(({ name }) => ON_CONNECTION.has(name)) ? 'opened' : 'none'
}

/** To the microsecond, which is all that was measured. */
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
