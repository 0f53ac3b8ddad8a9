import { getSystemErrorMap } from 'node:util'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'

/** What the file system refused, as an error for a person. One that is that already is kept. */
export function fileFailure(cause: unknown, path: string): ClientError {
  if (cause instanceof ClientError) return cause
  const facts = { problem: describeRefusal(cause), path }
  return new ClientError('IO', { reason: systemCodeOf(cause), facts, cause })
}

/** “permission denied”: what the system said, without the names of calls and paths that Node puts around it. */
export function describeRefusal(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const known =
    'errno' in cause && typeof cause.errno === 'number' ? getSystemErrorMap().get(cause.errno) : undefined
  return known?.[1] ?? cause.message
}
