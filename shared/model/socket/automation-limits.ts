/** How often a message may be sent by itself, in milliseconds: at most 100 times a second, at least once a day. */
export const MIN_INTERVAL_MS = 10
export const MAX_INTERVAL_MS = 86_400_000

/** So long an answer may wait, in milliseconds. */
export const MAX_ANSWER_DELAY_MS = 3_600_000

/** So many may be on. */
export const MAX_TIMERS = 20
export const MAX_RULES = 100
/** So many of each keep their place, on or off. */
export const MAX_LISTED = 1000
