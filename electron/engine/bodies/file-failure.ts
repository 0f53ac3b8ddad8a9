import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'

/** What the file system refused, as an error for a person. One that is that already is kept. */
export function fileFailure(cause: unknown, path: string): ClientError {
  if (cause instanceof ClientError) return cause
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new ClientError('IO', { reason: systemCodeOf(cause), facts: { problem, path }, cause })
}
