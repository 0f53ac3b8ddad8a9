import { z } from 'zod'

/** How one assertion or action of a request went. `skipped`: it needs scripts, or there was no answer to look at. */
export const Result = z.object({
  kind: z.enum(['assertion', 'action']),
  /** As written: `res.status eq 200`, `token = res.body.token`. */
  label: z.string(),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  /** Why it failed or was skipped. */
  message: z.string().optional(),
  /** What was found and what was expected, as text for a person. */
  actual: z.string().optional(),
  expected: z.string().optional()
})
export type Result = z.infer<typeof Result>

export const Results = z.object({
  results: z.array(Result),
  passed: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  skipped: z.number().int().nonnegative(),
  /** Scripts of the request and of what it is in, which Sonde does not run. */
  scripts: z.number().int().nonnegative()
})
export type Results = z.infer<typeof Results>
