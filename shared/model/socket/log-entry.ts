import { z } from 'zod'
import { Bytes } from '../bytes.ts'
import { ErrorRecord } from '../error.ts'
import { MESSAGE_DIRECTIONS, MESSAGE_OPCODES, MESSAGE_ORIGINS } from './opcodes.ts'
import { SocketEnd } from './socket-state.ts'

const Count = z.number().int().nonnegative()
/** Milliseconds on the session's one monotonic clock, whose 0 is when it was begun. */
const Ms = z.number().nonnegative()

/** What every entry of a session's log has. `seq` counts all of them from 0, those too that were dropped since. */
const PLACE = { seq: Count, lane: Count, atMs: Ms }

/** A message, with its beginning: the whole of it is read by `log.openMessage`. */
export const MessageEntry = z.object({
  ...PLACE,
  kind: z.literal('message'),
  direction: z.enum(MESSAGE_DIRECTIONS),
  opcode: z.enum(MESSAGE_OPCODES),
  /** Bytes of payload, after decompression. Of a close, those of its reason. */
  size: Count,
  /** Of sent ones. */
  origin: z.enum(MESSAGE_ORIGINS).optional(),
  /** A secret in it is covered byte for byte by asterisks, here and in the log. */
  covered: z.literal(true).optional(),
  /** It lies where a file of the log is damaged: it may not be what was sent or received. */
  doubtful: z.literal(true).optional(),
  /** The beginning of what is text. */
  text: z.string().optional(),
  /** The beginning of what is not. */
  bytes: Bytes.optional(),
  /** Of a close that named one (RFC 6455 §5.5.1). */
  code: z.number().int().optional(),
  /** Of a pong that answers a ping of ours: how long that took. */
  rttMs: Ms.optional(),
  /** Of an event: its type, and its id where it set one. */
  event: z.object({ type: z.string(), id: z.string().optional() }).optional()
})
export type MessageEntry = z.infer<typeof MessageEntry>

/** Something that happened to the session itself. */
export const NoteEntry = z.discriminatedUnion('kind', [
  /** A connection is being opened: the `attempt`-th time in a row, from 1. */
  z.object({ ...PLACE, kind: z.literal('opening'), attempt: Count }),
  /** The handshake is over, well or not. What was measured of it is read by `log.exchange`. */
  z.object({
    ...PLACE,
    kind: z.literal('handshake'),
    status: z.number().int().optional(),
    subprotocol: z.string(),
    extensions: z.string(),
    error: ErrorRecord.optional()
  }),
  /** A ping of ours got no answer in time. */
  z.object({ ...PLACE, kind: z.literal('missed-pong'), waitedMs: Ms }),
  /** The other side did what it may not: the connection is closed because of that. */
  z.object({ ...PLACE, kind: z.literal('fault'), error: ErrorRecord }),
  z.object({ ...PLACE, kind: z.literal('ended'), end: SocketEnd }),
  /** The next connection is opened after so long: it is opened again the `attempt`-th time in a row, from 1. */
  z.object({ ...PLACE, kind: z.literal('waiting'), waitMs: Ms, attempt: Count })
])
export type NoteEntry = z.infer<typeof NoteEntry>

/** An entry that cannot be read: a file of the log is damaged, or gone. */
export const DamagedEntry = z.object({ ...PLACE, kind: z.literal('damaged') })
export type DamagedEntry = z.infer<typeof DamagedEntry>

export const LogEntry = z.union([MessageEntry, NoteEntry, DamagedEntry])
export type LogEntry = z.infer<typeof LogEntry>
