/** What fits beside the code into a control frame (RFC 6455 §5.5), in bytes of UTF-8. */
export const MAX_REASON_BYTES = 123

interface CloseProblem {
  field: 'code' | 'reason'
  /** A sentence for a person. */
  problem: string
}

/**
 * Why no close frame may say that (RFC 6455 §5.5.1, §7.4).
 * @param code a status code; undefined sends none, and no reason then
 */
export function closeProblem(code: number | undefined, reason: string): CloseProblem | undefined {
  if (code === undefined)
    return reason === '' ? undefined : { field: 'reason', problem: 'A reason goes only with a code.' }
  if (!maySend(code))
    return {
      field: 'code',
      problem: `${code} may not be sent: use 1000 to 1003, 1007 to 1014, or 3000 to 4999.`
    }
  const size = reasonBytes(reason)
  if (size > MAX_REASON_BYTES)
    return { field: 'reason', problem: `The reason has ${size} bytes, and ${MAX_REASON_BYTES} fit.` }
  return undefined
}

/** How much of a close frame a reason takes. */
export function reasonBytes(reason: string): number {
  return new TextEncoder().encode(reason).byteLength
}

/** RFC 6455 §7.4.1, §7.4.2; those up to 1014 that are registered with IANA. */
function maySend(code: number): boolean {
  if (!Number.isInteger(code)) return false
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999)
}
