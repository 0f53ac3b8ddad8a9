import { z } from 'zod'
import type { MessageOpcode } from '../model/socket/opcodes.ts'
import { LAST_DATE_MS } from '../model/socket/session-time.ts'

/** Opcodes of frames (RFC 6455 §5.2). What comes in an event stream is text. */
export const FRAME_OPCODES: Record<MessageOpcode, number> = {
  text: 1,
  event: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10
}

/** A message in `_webSocketMessages` of an entry, as Chromium writes it; what that has no place for is in `_sonde`. */
export const HarSocketMessage = z.object({
  type: z.enum(['send', 'receive', 'error']),
  /** Seconds since 1970, with fractions. */
  time: z
    .number()
    .nonnegative()
    .max(LAST_DATE_MS / 1000),
  opcode: z.number(),
  /** Text, or bytes in base64 where the opcode is not that of text. */
  data: z.string(),
  _sonde: z.unknown().optional()
})
export type HarSocketMessage = z.infer<typeof HarSocketMessage>
