import { z } from 'zod'
import { Draft } from './draft/draft.ts'
import { Exchange } from './exchange.ts'
import { Results } from './results.ts'

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
