import { z } from 'zod'
import { Draft } from './draft/draft.ts'
import { DraftBody } from './draft/draft-body.ts'
import { DraftRow } from './draft/draft-row.ts'
import { EXAMPLE_BODY_TYPES } from './example-body-types.ts'
import { Problem } from './problem.ts'
import { Header } from './request.ts'
import { ITEM_KINDS } from './workspace.ts'

/** A file or folder of an open collection. */
export const ItemAddress = z.object({
  collectionId: z.string(),
  /** As `TreeNode.path`; empty is the collection itself. */
  path: z.string()
})
export type ItemAddress = z.infer<typeof ItemAddress>

/** An answer that was kept with its request. */
export const Example = z.object({
  name: z.string(),
  description: z.string().optional(),
  request: z
    .object({
      method: z.string(),
      url: z.string(),
      headers: z.array(DraftRow),
      body: DraftBody
    })
    .optional(),
  response: z
    .object({
      status: z.number().optional(),
      statusText: z.string().optional(),
      headers: z.array(Header),
      /** `binary` is base64. */
      body: z.object({ type: z.enum(EXAMPLE_BODY_TYPES), data: z.string() }).optional()
    })
    .optional()
})
export type Example = z.infer<typeof Example>

/** What a file of a collection holds. A revision is a digest of its bytes (and of its part of sonde.json). */
export const ItemContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('draft'),
    name: z.string(),
    draft: Draft,
    revision: z.string(),
    examples: z.array(Example)
  }),
  /** A kind that is not edited here, or a file that cannot be read: its text, and what is wrong with it. */
  z.object({
    kind: z.literal('source'),
    name: z.string(),
    itemKind: z.enum(ITEM_KINDS),
    text: z.string(),
    revision: z.string(),
    problem: Problem.optional()
  })
])
export type ItemContent = z.infer<typeof ItemContent>

/** How a save went. `conflict`: the file is no longer the one that was edited; nothing was written. */
export const SaveResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), revision: z.string() }),
  /** `content` is absent when the file is gone. */
  z.object({ kind: z.literal('conflict'), content: ItemContent.optional() })
])
export type SaveResult = z.infer<typeof SaveResult>
