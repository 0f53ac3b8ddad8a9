import { z } from 'zod'
import { Exchange } from '../exchange.ts'
import { NoteEntry } from './log-entry.ts'
import { MESSAGE_DIRECTIONS, MESSAGE_OPCODES, MESSAGE_ORIGINS } from './opcodes.ts'
import { MAX_SESSION_MS } from './session-time.ts'

const Count = z.number().int().nonnegative()
const Ms = z.number().nonnegative().max(MAX_SESSION_MS)

/** No session opens so many connections. */
const MAX_LANES = 1_000_000

/** Where a record stands. Whoever writes such a file leaves out what is not known. */
const PLACE = {
  seq: Count.optional(),
  lane: Count.max(MAX_LANES).optional(),
  /** ISO 8601. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** Milliseconds since the session began, with fractions. */
  atMs: Ms.optional()
}

/** A message as a line of NDJSON: the whole of it, as `text` where it is one, else in `base64`. */
export const MessageRecord = z.object({
  ...PLACE,
  direction: z.enum(MESSAGE_DIRECTIONS),
  opcode: z.enum(MESSAGE_OPCODES),
  /** Bytes of payload. */
  size: Count.optional(),
  text: z.string().optional(),
  base64: z.base64().optional(),
  /** Of a close. */
  code: z.number().int().min(0).max(65_535).optional(),
  /** Of a close, in the place of `text`. */
  reason: z.string().optional(),
  rttMs: Ms.optional(),
  origin: z.enum(MESSAGE_ORIGINS).optional(),
  covered: z.literal(true).optional(),
  event: z.object({ type: z.string(), id: z.string().optional() }).optional()
})
export type MessageRecord = z.infer<typeof MessageRecord>

/** Something that happened to the session, as a line of NDJSON. With a handshake goes what was measured of it. */
export const NoteRecord = z.looseObject({
  ...PLACE,
  kind: z.enum(NoteEntry.options.map(({ shape }) => shape.kind.value)),
  exchange: Exchange.optional()
})
export type NoteRecord = z.infer<typeof NoteRecord>
