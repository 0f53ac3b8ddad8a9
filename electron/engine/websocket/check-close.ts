import { ClientError } from '#shared/model/client-error.ts'
import { closeProblem } from '#shared/model/socket/close-problem.ts'

/**
 * @param code a status code; undefined sends none, and no reason then
 * @throws ClientError BUILD `code` or `reason` when no close frame may say that (RFC 6455 §5.5.1, §7.4)
 */
export function checkClose(code: number | undefined, reason: string): void {
  const wrong = closeProblem(code, reason)
  if (wrong) throw new ClientError('BUILD', { field: wrong.field, facts: { problem: wrong.problem } })
}
