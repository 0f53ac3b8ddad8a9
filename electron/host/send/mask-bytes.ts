import type { SecretForm } from '#shared/model/secret-form.ts'
import { byteMatcherOf, coverBytes, reachOf } from '#shared/redaction/cover-bytes.ts'

/**
 * Bytes with what is secret in them covered by asterisks, as many as it had bytes: so their number stays, and a JSON
 * remains one. Secrets are found across the borders of chunks, in whatever encoding leaves ASCII as it is.
 * @param forms see `secretForms`
 */
export async function* maskBytes(
  chunks: AsyncIterable<Uint8Array>,
  forms: readonly SecretForm[]
): AsyncGenerator<Uint8Array> {
  const longest = Math.max(1, reachOf(forms))
  let rest: Uint8Array = new Uint8Array(0)
  /** So many bytes of the rest are of a secret that begins before it. */
  let begun = 0
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    /** A secret that begins before it has come to its end. */
    const end = Math.max(0, bytes.length - longest + 1)
    rest = Buffer.from(bytes.subarray(end))
    let covered = begun
    for (const { from, to } of byteMatcherOf(forms).find(bytes.toString('latin1'))) {
      if (from >= end) break
      bytes.fill(ASTERISK, from, to)
      covered = Math.max(covered, to)
    }
    bytes.fill(ASTERISK, 0, begun)
    begun = Math.max(0, covered - end)
    yield bytes.subarray(0, end)
  }
  const last = coverBytes(rest, forms)
  last.fill(ASTERISK, 0, begun)
  yield last
}

const ASTERISK = 0x2a
