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
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    const spans = byteMatcherOf(forms).find(bytes.toString('latin1'))
    /** What lies before it can neither be the beginning of a secret that goes on in the next chunk, nor a part of one. */
    let end = Math.max(0, bytes.length - longest + 1)
    for (const { from, to } of spans) if (from < end && end < to) end = from
    rest = Buffer.from(bytes.subarray(end))
    for (const { from, to } of spans) if (to <= end) bytes.fill('*', from, to)
    yield bytes.subarray(0, end)
  }
  yield coverBytes(rest, forms)
}
