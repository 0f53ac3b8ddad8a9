import { ClientError } from '#shared/model/client-error.ts'

/**
 * Refuses credentials that cannot be sent, at the field in which they were typed.
 * @param problem a sentence for a person; undefined when all is well
 * @throws ClientError BUILD
 */
export function refuseIf(problem: string | undefined, field: string): void {
  if (problem !== undefined) throw new ClientError('BUILD', { field, facts: { problem } })
}
