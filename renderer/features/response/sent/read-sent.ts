import type { SentBody } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { coverBytes, reachOf } from '#shared/redaction/cover-bytes.ts'
import { host } from '../../../state/host.ts'

/**
 * A window of a body as it was sent, what is secret in it covered.
 * @param hidden the forms of secrets that are to be covered now, if any: see `secretForms`
 * @throws ClientError IO when it is not stored any more
 */
export async function readSent(
  { id, size }: SentBody,
  offset: number,
  length: number,
  hidden: readonly SecretForm[] = []
): Promise<Uint8Array> {
  const reach = reachOf(hidden)
  const start = Math.max(0, offset - reach)
  const end = Math.min(size, offset + length + reach)
  const bytes = await host.readBody(id, start, Math.max(1, end - start))
  const from = offset - start
  return coverBytes(bytes, hidden).subarray(from, from + length)
}
