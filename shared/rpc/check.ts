import type { z } from 'zod'
import { ClientError } from '../model/client-error.ts'

/** @throws ClientError BUILD at the field `input.…` that does not fit */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown, method: string): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const { field, problem } = firstProblem(result.error, 'input')
  throw new ClientError('BUILD', { field, facts: { problem: `${method}: ${field}: ${problem}` } })
}

/** Checks our own answer, in tests and while developing. @throws ClientError INTERNAL */
export function checkOutput(schema: z.ZodType, output: unknown, method: string): void {
  const result = schema.safeParse(output)
  if (result.success) return
  const { field, problem } = firstProblem(result.error, 'output')
  throw new ClientError('INTERNAL', {
    facts: { problem: `${method} answered what its contract does not allow: ${field}: ${problem}` }
  })
}

function firstProblem(error: z.ZodError, root: string): { field: string; problem: string } {
  const issue = error.issues[0]
  return {
    field: [root, ...(issue?.path ?? [])].map(String).join('.'),
    problem: issue?.message ?? 'is not valid'
  }
}
