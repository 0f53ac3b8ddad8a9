import { LONGEST_TIMER_MS } from '#engine/longest-timer.ts'
import { readTime } from '../read-values.ts'

/** How long all of it may take, in ms. @throws UsageError when it is no time */
export function readTimeout(timeout: string | undefined): number | undefined {
  const ms = readTime('timeout', timeout)
  return ms === undefined || ms === 0 ? undefined : Math.min(ms, LONGEST_TIMER_MS)
}
