import { z } from 'zod'

const Ms = z.number().nonnegative()
const Count = z.number().int().nonnegative()

/**
 * When a connection that is gone is opened again. The n-th wait is a random time up to `firstMs · factorⁿ⁻¹` (full
 * jitter), at most `maxMs`; what counts as gone says `codes`.
 */
export const ReconnectSettings = z.object({
  enabled: z.boolean(),
  firstMs: Ms,
  factor: z.number().min(1),
  maxMs: Ms,
  /** In a row, without a connection that stood; 0 is without end. */
  maxAttempts: Count,
  /** The codes that a connection ended with (RFC 6455 §7.4). A handshake that got no answer counts as 1006. */
  codes: z.array(z.number().int().min(1000).max(4999))
})
export type ReconnectSettings = z.infer<typeof ReconnectSettings>

/** How a WebSocket is held. A limit of 0 is off. */
export const SocketSettings = z.object({
  /** Offer permessage-deflate (RFC 7692). */
  compression: z.boolean(),
  /** The largest message that is taken, in bytes, after decompression. */
  maxMessageBytes: Count,
  /** After so long a ping is sent, and again. */
  pingIntervalMs: Ms,
  /** So long after a ping without anything from the other side the connection counts as dead. */
  pongTimeoutMs: Ms,
  /** So long the other side has to answer a close. */
  closeTimeoutMs: Ms,
  reconnect: ReconnectSettings,
  /** Keep what is sent while there is no connection until there is one again. */
  queueWhileDown: z.boolean()
})
export type SocketSettings = z.infer<typeof SocketSettings>
