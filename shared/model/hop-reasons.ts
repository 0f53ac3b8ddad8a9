/**
 * Why a hop happened. `reconnect`: the reused connection of the hop before turned out to be dead before a byte
 * of the response had come, and the request was sent again on a fresh one.
 */
export const HOP_REASONS = ['initial', 'reconnect'] as const

export type HopReason = (typeof HOP_REASONS)[number]
