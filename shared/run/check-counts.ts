import type { FlowExchange } from '../model/run.ts'

/** Assertions and actions. All of a request that got no answer are skipped: nobody has made them. */
export interface CheckCounts {
  passed: number
  failed: number
  skipped: number
}

/** The checks of a run, in each iteration anew, as all of its reports count them. */
export function countChecks(exchanges: Iterable<FlowExchange>): CheckCounts {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const exchange of exchanges) addChecks(counts, exchange)
  return counts
}

/** Adds those of one request. */
export function addChecks(counts: CheckCounts, { passed, failed, results }: FlowExchange): void {
  counts.passed += passed
  counts.failed += failed
  counts.skipped += results?.skipped ?? 0
}
