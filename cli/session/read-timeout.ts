import { readTime } from '../read-values.ts'

/** A longer time is none to timers. */
export const LONGEST_MS = 2 ** 31 - 1

/** How long all of it may take, in ms. @throws UsageError when it is no time */
export function readTimeout(timeout: string | undefined): number | undefined {
  const ms = readTime('timeout', timeout)
  return ms === undefined || ms === 0 ? undefined : Math.min(ms, LONGEST_MS)
}
