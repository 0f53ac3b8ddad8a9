import { timerMs } from '#engine/longest-timer.ts'
import { readTime } from '../read-values.ts'

/** How long all of it may take, in ms, as a timer takes it. @throws UsageError when it is no time */
export function readTimeout(timeout: string | undefined): number | undefined {
  const ms = readTime('timeout', timeout)
  return ms === undefined || ms === 0 ? undefined : timerMs(ms)
}
