import { z } from 'zod'
import { Kept, tolerant } from './tolerant.ts'

/**
 * What a message is written as: the format's `text`, `json`, `xml` and `binary`, which is base64 there. `hex` is kept as
 * `binary` in a file.
 */
export const DRAFT_MESSAGE_KINDS = ['text', 'json', 'xml', 'binary', 'hex'] as const
export type DraftMessageKind = (typeof DRAFT_MESSAGE_KINDS)[number]

/** A message of a WebSocket as it is being edited. Templates in it are resolved when it is sent. */
export const DraftMessage = tolerant({
  kind: z.enum(DRAFT_MESSAGE_KINDS),
  data: z.string(),
  kept: Kept.optional()
})
export type DraftMessage = z.infer<typeof DraftMessage>

/** The messages of a request, by title. */
export const DraftMessages = tolerant({
  /** The one that is in the composer. */
  selected: z.number().int().nonnegative(),
  list: z.array(tolerant({ title: z.string(), message: DraftMessage, kept: Kept.optional() })).min(1)
})
export type DraftMessages = z.infer<typeof DraftMessages>
