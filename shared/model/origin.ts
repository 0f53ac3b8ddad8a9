import { z } from 'zod'
import { ORIGIN_KINDS } from './origin-kinds.ts'

/** Where something that a request is sent with was said: what the interface shows as its source. */
export const Origin = z.object({
  kind: z.enum(ORIGIN_KINDS),
  /** Of the folder, environment or collection. */
  name: z.string(),
  /** The item's path in its collection, for a folder. */
  path: z.string().optional(),
  /** Of a variable: an action has set it there since, which is kept while Sonde runs and written nowhere. */
  set: z.literal(true).optional()
})
export type Origin = z.infer<typeof Origin>
