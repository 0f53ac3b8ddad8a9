import type { ErrorRecord } from '../model/error.ts'

/** What travels from the one who asks. `id` is chosen by the asker and unique on its port. */
export type ClientFrame =
  | { type: 'call'; id: number; method: string; input: unknown }
  /** `credit`: how many events the asker is ready to take. */
  | { type: 'open'; id: number; method: string; input: unknown; credit: number }
  /** A message into an open stream; costs one message credit. */
  | { type: 'message'; id: number; value: unknown }
  /** No more messages will follow. */
  | { type: 'end'; id: number }
  | { type: 'credit'; id: number; credit: number }
  /** Ends a call or a stream; what it was doing is aborted. */
  | { type: 'cancel'; id: number }

/** What travels back. */
export type HostFrame =
  | { type: 'result'; id: number; value: unknown }
  | { type: 'events'; id: number; values: unknown[] }
  /** How many more messages the host is ready to take. */
  | { type: 'credit'; id: number; credit: number }
  | { type: 'end'; id: number }
  /** Ends a call or a stream. Without an id it answers a frame that could not be read. */
  | { type: 'error'; id?: number; error: ErrorRecord }
