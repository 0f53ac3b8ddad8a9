import { z } from 'zod'

const Count = z.number().int().nonnegative()
const Ms = z.number().nonnegative()

/** Messages of one direction: text, binary ones and events. Control frames are none. */
export const Traffic = z.object({ messages: Count, bytes: Count })
export type Traffic = z.infer<typeof Traffic>

/** How far a log has come. Of entries before `first` nothing is kept any more; the next one gets `next`. */
export const LogStanding = z.object({
  /** ISO 8601: when the session's clock began. What is `atMs` on it happened then and so much later. Empty where it is lost. */
  startedAt: z.string(),
  first: Count,
  next: Count,
  /** Bytes of the messages that are kept. */
  bytes: Count,
  dropped: Traffic,
  sent: Traffic,
  received: Traffic,
  /** On the wire, framing and compression included, of all lanes. */
  wire: z.object({ sent: Count, received: Count }),
  lanes: Count,
  /** Before that nothing is kept any more; 0 where nothing was dropped. */
  keptFromMs: Ms,
  /** Of the last entry. */
  lastMs: Ms,
  /** Whether it still grows. */
  live: z.boolean(),
  /** It broke off: whoever wrote it was ended, or could not write. */
  cutOff: z.literal(true).optional(),
  /** What of it cannot be read, as its files are damaged: sentences for a person. */
  problems: z.array(z.string()),
  /** Seqs of the entries that are marked, in order. */
  marks: z.array(Count)
})
export type LogStanding = z.infer<typeof LogStanding>

/** What there is of a log in one of equal parts of a span of time. */
export const LogBin = z.object({
  sent: Traffic,
  received: Traffic,
  /** Pings, pongs and closes of both directions. */
  control: Count,
  /** Of the largest message. */
  maxBytes: Count
})
export type LogBin = z.infer<typeof LogBin>

/** A ping of ours: when it went, and how long its answer took, where it came. */
export const PingTime = z.object({
  atMs: Ms,
  rttMs: Ms.optional(),
  lane: Count,
  /** None came in the time that held for it. */
  missed: z.literal(true).optional()
})
export type PingTime = z.infer<typeof PingTime>

/** A connection of a session, on the session's clock. */
export const LaneTime = z.object({
  lane: Count,
  openingMs: Ms,
  openMs: Ms.optional(),
  endMs: Ms.optional(),
  code: z.number().int().optional(),
  /** The entry of its handshake, once that is over. */
  handshakeSeq: Count.optional()
})
export type LaneTime = z.infer<typeof LaneTime>
