import { z } from 'zod'
import { ErrorRecord } from '../error.ts'

const Count = z.number().int().nonnegative()
/** Milliseconds on the session's one monotonic clock, whose 0 is when it was begun. */
const Ms = z.number().nonnegative()

/**
 * How a connection ended: as the other side said, or 1005 where it gave no code and 1006 where it said nothing
 * (RFC 6455 §7.1.5). Where this side gave it up, because of an `error` or as a whole, that is the code it sent.
 */
export const SocketEnd = z.object({
  code: z.number().int(),
  reason: z.string(),
  /** Who began it: this side, the other, or nobody, as when a cable is pulled. */
  by: z.enum(['us', 'peer', 'network']),
  /** Why, where it was no plain close. */
  error: ErrorRecord.optional()
})
export type SocketEnd = z.infer<typeof SocketEnd>

/** Where a session stands. A lane is one connection of it, counted from 0. */
export const SocketState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting'), lane: Count, sinceMs: Ms }),
  z.object({
    state: z.literal('open'),
    lane: Count,
    sinceMs: Ms,
    /** The subprotocol that was chosen; empty is none. */
    subprotocol: z.string(),
    /** As the server said: Sec-WebSocket-Extensions. */
    extensions: z.string()
  }),
  z.object({
    state: z.literal('closing'),
    lane: Count,
    sinceMs: Ms,
    /** What the other side did that it may not, where that is why. */
    error: ErrorRecord.optional()
  }),
  /** The connection is gone, and opened again at `untilMs`: the `attempt`-th time in a row. */
  z.object({
    state: z.literal('waiting'),
    lane: Count,
    sinceMs: Ms,
    untilMs: Ms,
    attempt: Count,
    /** 0 is without end. */
    of: Count,
    end: SocketEnd
  }),
  /** It is over. `end` is absent where the last connection never stood, and `error` says why. */
  z.object({
    state: z.literal('closed'),
    lane: Count,
    sinceMs: Ms,
    end: SocketEnd.optional(),
    error: ErrorRecord.optional(),
    /** How many messages waited for a connection, and were not sent; absent where none did. */
    letGo: z.number().int().positive().optional()
  })
])
export type SocketState = z.infer<typeof SocketState>
