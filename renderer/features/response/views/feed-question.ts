/**
 * What every worker understands that is fed a body: the answer says what is known by then. `last`: that was all of it.
 * `pause`: no more follows until it is asked for.
 */
export type FeedQuestion = { kind: 'feed'; bytes: Uint8Array; last: boolean; pause: boolean }
