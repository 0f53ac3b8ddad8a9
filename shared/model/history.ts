import { z } from 'zod'
import { Draft } from './draft/draft.ts'
import { Exchange } from './exchange.ts'
import { Results } from './results.ts'
import { Traffic } from './socket/log-event.ts'

/** Where a recorded exchange came from. */
export const HistorySource = z.object({
  collectionId: z.string().optional(),
  path: z.string().optional(),
  /** What the request was called. */
  name: z.string().optional(),
  /** It was sent by a run. */
  run: z.literal(true).optional(),
  /** The HAR file that it was imported from. */
  file: z.string().optional()
})
export type HistorySource = z.infer<typeof HistorySource>

/** What came of an exchange that went on as a session of messages. */
export const HistorySession = z.object({
  /** The id of its log: see `log.open`. */
  log: z.string(),
  /** It went on when this was written. */
  live: z.literal(true).optional(),
  /** Its log broke off: what came after that is not known. */
  cutOff: z.literal(true).optional(),
  sent: Traffic,
  received: Traffic,
  /** How many connections were opened. */
  lanes: z.number().int().nonnegative(),
  durationMs: z.number().nonnegative(),
  /** That the last connection ended with. */
  code: z.number().int().optional(),
  /** Who ended that, where it is known. */
  by: z.enum(['us', 'peer', 'network']).optional(),
  /** Of the files of the log. */
  logBytes: z.number().int().nonnegative()
})
export type HistorySession = z.infer<typeof HistorySession>

/** A line of the history. */
export const HistoryEntry = z.object({
  id: z.string(),
  startedAt: z.iso.datetime(),
  method: z.string(),
  /** As sent, secrets masked. */
  url: z.string(),
  status: z.number().optional(),
  /** The code of its error. */
  error: z.string().optional(),
  totalMs: z.number(),
  hops: z.number().int(),
  /** Of the decoded body. */
  size: z.number().optional(),
  /** Of a WebSocket, or of an event stream. */
  socket: HistorySession.optional(),
  source: HistorySource
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** All that is kept of an exchange, secrets masked as they were written. */
export const HistoryRecord = z.object({
  entry: HistoryEntry,
  exchange: Exchange,
  /** What was edited when it was sent. */
  draft: Draft,
  results: Results.optional(),
  /** Whether the body is still kept. */
  bodyKept: z.boolean()
})
export type HistoryRecord = z.infer<typeof HistoryRecord>

/**
 * When one is passed, what was imported is dropped first, and what runs sent beyond half of it; then the oldest. 0 keeps
 * nothing.
 */
export const HistoryLimits = z.object({
  maxCount: z.number().int().nonnegative(),
  /** Of records and bodies on disk. */
  maxBytes: z.number().int().nonnegative(),
  maxDays: z.number().int().nonnegative()
})
export type HistoryLimits = z.infer<typeof HistoryLimits>
