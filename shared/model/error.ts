import { z } from 'zod'
import { ERROR_CODES } from './error-codes.ts'
import { PHASE_NAMES } from './phases.ts'

/** The JSON form of a `ClientError`: what the exchange record stores and what crosses RPC. */
export const ErrorRecord = z.object({
  code: z.enum(ERROR_CODES),
  /** A narrower cause within the code: a key of the code's `reasons` in the error table, or a system error code. */
  reason: z.string().optional(),
  /** The phase in which it struck. Absent when nothing had been started. */
  phase: z.enum(PHASE_NAMES).optional(),
  /** BUILD only: the path of the refused input, such as `url`, `method` or `headers.2.name`. */
  field: z.string().optional(),
  /** What the sentence is made of: host, port, limit, firstBytes, … */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The sentence and the hint that the table makes of code, reason and facts. */
  message: z.string(),
  hint: z.string(),
  /** The error underneath, as the system reported it. */
  cause: z.object({ name: z.string(), code: z.string().optional(), message: z.string() }).optional()
})
export type ErrorRecord = z.infer<typeof ErrorRecord>
