import { ClientError } from '#shared/model/client-error.ts'

/** What fits beside the code into a control frame (RFC 6455 §5.5). */
const MAX_REASON_BYTES = 123

/**
 * @param code a status code; undefined sends none, and no reason then
 * @throws ClientError BUILD `code` or `reason` when no close frame may say that (RFC 6455 §5.5.1, §7.4)
 */
export function checkClose(code: number | undefined, reason: string): void {
  const refuse = (field: string, problem: string) => new ClientError('BUILD', { field, facts: { problem } })
  if (code === undefined) {
    if (reason !== '') throw refuse('reason', 'A reason goes only with a code.')
    return
  }
  if (!maySend(code))
    throw refuse('code', `${code} may not be sent: use 1000 to 1003, 1007 to 1014, or 3000 to 4999.`)
  const size = Buffer.byteLength(reason)
  if (size > MAX_REASON_BYTES)
    throw refuse('reason', `The reason has ${size} bytes, and ${MAX_REASON_BYTES} fit.`)
}

/** RFC 6455 §7.4.1, §7.4.2; those up to 1014 that are registered with IANA. */
function maySend(code: number): boolean {
  if (!Number.isInteger(code)) return false
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999)
}
