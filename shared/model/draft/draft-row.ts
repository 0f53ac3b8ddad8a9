import { z } from 'zod'
import { ACTION_PHASES, ACTION_SCOPES } from './action-kinds.ts'
import { Kept, tolerant } from './tolerant.ts'
import { VARIABLE_TYPES } from './variable-types.ts'

/** A row of a table of names and values as it stands in the editor: it may be switched off or half typed. */
export const DraftRow = tolerant({
  name: z.string(),
  value: z.string(),
  enabled: z.boolean(),
  description: z.string().optional(),
  kept: Kept.optional()
})
export type DraftRow = z.infer<typeof DraftRow>

/** A variable of a request, folder, collection or environment. */
export const DraftVariable = tolerant({
  name: z.string(),
  /** As text, whatever its type. A secret's is empty here: it lies in the vault. */
  value: z.string(),
  enabled: z.boolean(),
  /** Absent is a plain string. */
  type: z.enum(VARIABLE_TYPES).optional(),
  secret: z.boolean().optional(),
  /** Several values of which one is in use; then `value` is that of the selected one. */
  variants: z
    .array(tolerant({ title: z.string(), value: z.string(), selected: z.boolean(), kept: Kept.optional() }))
    .optional(),
  description: z.string().optional(),
  kept: Kept.optional()
})
export type DraftVariable = z.infer<typeof DraftVariable>

/** What an answer is held against. */
export const DraftAssertion = tolerant({
  expression: z.string(),
  operator: z.string(),
  value: z.string(),
  enabled: z.boolean(),
  description: z.string().optional(),
  kept: Kept.optional()
})
export type DraftAssertion = z.infer<typeof DraftAssertion>

/** Sets a variable from what an expression finds. */
export const DraftAction = tolerant({
  phase: z.enum(ACTION_PHASES),
  expression: z.string(),
  variable: z.string(),
  scope: z.enum(ACTION_SCOPES),
  enabled: z.boolean(),
  description: z.string().optional(),
  kept: Kept.optional()
})
export type DraftAction = z.infer<typeof DraftAction>
