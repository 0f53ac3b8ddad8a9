/** No timer of Node waits longer, some 24 days, in ms: one that should fires at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1
