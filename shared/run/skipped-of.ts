import type { Result } from '../model/results.ts'
import type { FlowExchange } from '../model/run.ts'

/** What of an answer was not looked at. Where there was none, that is what is told. */
export function skippedOf({ results, status, error }: FlowExchange): readonly Result[] {
  if (!results || results.skipped === 0 || status === undefined || error !== undefined) return []
  return results.results.filter(({ outcome }) => outcome === 'skipped')
}
