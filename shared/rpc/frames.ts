import type { ErrorRecord } from '../model/error.ts'

/** What travels from the one who asks. `id` is chosen by the asker and unique on its port. */
export type ClientFrame =
  | { type: 'call'; id: number; method: string; input: unknown }
  /** `credit`: what the asker is ready to take, in the units of `credit.ts`. */
  | { type: 'open'; id: number; method: string; input: unknown; credit: number }
  /** A message into an open stream; costs one message credit. */
  | { type: 'message'; id: number; value: unknown }
  /** No more messages will follow; with an `error` because their source failed. */
  | { type: 'end'; id: number; error?: ErrorRecord | undefined }
  | { type: 'credit'; id: number; credit: number }
  /** Asks a stream to stop. It goes on until its handler has told how it ended. */
  | { type: 'abort'; id: number }
  /** Ends a call or a stream without an answer; what it was doing is aborted. */
  | { type: 'cancel'; id: number }

/** What travels back. */
export type HostFrame =
  | { type: 'result'; id: number; value: unknown }
  | { type: 'events'; id: number; values: unknown[] }
  /** What more of messages the host is ready to take, in the units of `credit.ts`. */
  | { type: 'credit'; id: number; credit: number }
  | { type: 'end'; id: number }
  /** Ends a call or a stream. Without an id it answers a frame that could not be read. */
  | { type: 'error'; id?: number; error: ErrorRecord }
