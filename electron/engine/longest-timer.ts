/** No timer of Node waits longer, some 24 days, in ms: one that should fires at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A limit as `AbortSignal.timeout` takes it, which throws for parts of a millisecond: 1.1 h has some. */
export function timerMs(limitMs: number): number {
  return Math.min(Math.ceil(limitMs), LONGEST_TIMER_MS)
}
