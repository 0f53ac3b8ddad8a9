import type { RunReport } from '#shared/run/run-report.ts'
import type { Flow } from './flows.ts'

/**
 * What a run has come to so far, to be taken along. Without the rows of its data: only the host knows which of their
 * values are secret.
 * @param title what was run
 */
export function runReportOf(
  { log, elapsedMs, state }: Pick<Flow, 'log' | 'elapsedMs' | 'state'>,
  title: string
): RunReport {
  const { startedAt, items, iterations, total, passed, failed } = log
  return {
    ...{ title, startedAt, items, iterations, elapsedMs, passed, failed },
    ...{ rows: new Map(), exchanges: log.exchanges.slice(), notRun: total - passed - failed },
    ...((state === 'stopped' || state === 'bailed') && { ended: state })
  }
}
