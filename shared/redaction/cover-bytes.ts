/**
 * Bytes with what is secret in them covered by asterisks, as many as it had bytes, so that every offset stays.
 * @param forms longest first: see `secretForms`
 */
export function coverBytes(bytes: Uint8Array, forms: readonly string[]): Uint8Array {
  // `slice` of a Buffer would be the same bytes.
  const covered = new Uint8Array(bytes)
  const encoder = new TextEncoder()
  for (const form of forms) {
    const secret = encoder.encode(form)
    for (let at = find(covered, secret, 0); at >= 0; at = find(covered, secret, at + secret.length))
      covered.fill(ASTERISK, at, at + secret.length)
  }
  return covered
}

/** So many bytes before and after a window have to be looked at as well: a secret may begin or end there. */
export function reachOf(forms: readonly string[]): number {
  return forms.reduce((longest, form) => Math.max(longest, new TextEncoder().encode(form).length), 0)
}

const ASTERISK = 0x2a

function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first] = wanted
  if (first === undefined) return -1
  const last = bytes.length - wanted.length
  for (let at = bytes.indexOf(first, from); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  return -1
}
