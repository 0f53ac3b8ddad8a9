import { z } from 'zod'

/** What is wrong with a file: in words for a person, and where. */
export const Problem = z.object({
  /** What, and what can be done about it. */
  message: z.string(),
  /** On disk, or from the collection's folder. */
  file: z.string(),
  /** From 1. */
  line: z.number().int().positive().optional(),
  column: z.number().int().positive().optional()
})
export type Problem = z.infer<typeof Problem>
