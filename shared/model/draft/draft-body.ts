import { z } from 'zod'
import { DRAFT_BODY_KINDS } from './body-kinds.ts'
import { DraftRow } from './draft-row.ts'
import { Kept, tolerant } from './tolerant.ts'

/** A part of a multipart form: a text, or one or more files. */
export const DraftPart = tolerant({
  name: z.string(),
  kind: z.enum(['text', 'file']),
  value: z.string(),
  /** Paths as written: relative ones start at the collection's folder. */
  files: z.array(z.string()),
  contentType: z.string().optional(),
  enabled: z.boolean(),
  description: z.string().optional(),
  kept: Kept.optional()
})
export type DraftPart = z.infer<typeof DraftPart>

/** One of the files of a file body; the selected one is sent. */
export const DraftFile = tolerant({
  path: z.string(),
  contentType: z.string(),
  selected: z.boolean(),
  description: z.string().optional(),
  kept: Kept.optional()
})
export type DraftFile = z.infer<typeof DraftFile>

/** What was typed for each kind is kept when the kind changes, so that trying another one loses nothing. */
export const DraftBody = tolerant({
  kind: z.enum(DRAFT_BODY_KINDS),
  /** Of the kinds that are one text. */
  text: z.string(),
  form: z.array(DraftRow).optional(),
  parts: z.array(DraftPart).optional(),
  files: z.array(DraftFile).optional(),
  graphql: tolerant({
    query: z.string(),
    variables: z.string(),
    /** Which operation of several is sent: the first where none of this name is there. No file has it. */
    operation: z.string().optional()
  }).optional()
})
export type DraftBody = z.infer<typeof DraftBody>

/** Several bodies by title. The draft's own body stands in for that of the selected one, whose own is out of date. */
export const DraftBodyVariants = tolerant({
  selected: z.number().int().nonnegative(),
  list: z.array(tolerant({ title: z.string(), body: DraftBody, kept: Kept.optional() })).min(1)
})
export type DraftBodyVariants = z.infer<typeof DraftBodyVariants>
