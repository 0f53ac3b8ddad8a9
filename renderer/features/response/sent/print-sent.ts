import { decodeText } from '#shared/format/decode-text.ts'
import type { Hop, SentRequest } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { readSent } from './read-sent.ts'

/** A text, or why there is none: a sentence. */
export type Printed = { text: string } | { problem: string }

/** Head and body as they went out. @param hidden forms of secrets that are to be covered; undefined when nothing is */
export async function printWhole(
  sent: SentRequest,
  hidden: readonly SecretForm[] | undefined
): Promise<Printed> {
  const bytes = await readWhole(sent, hidden)
  if (!bytes) return NOT_KEPT
  const { text, looksBinary } = decodeText(bytes, {})
  return looksBinary ? BINARY : { text: sent.head + text }
}

/** A command that makes curl send the same. @param hidden forms of secrets that are to be covered; undefined when nothing is */
export async function printAsCurl(
  { request }: Hop,
  sent: SentRequest,
  hidden: readonly SecretForm[] | undefined
): Promise<Printed> {
  const [{ printSent }, bytes] = await Promise.all([
    import('#shared/curl/print-sent.ts'),
    readWhole(sent, hidden)
  ])
  return bytes ? { text: printSent(request, bytes).command } : NOT_KEPT
}

const NOT_KEPT: Printed = { problem: 'The body that was sent is not kept, or not to its end.' }
const BINARY: Printed = { problem: 'The body is binary, which no text can hold. Its head can be copied.' }

/** Undefined where not all of the body is kept. */
async function readWhole(
  { body, bodyBytes }: SentRequest,
  hidden: readonly SecretForm[] | undefined
): Promise<Uint8Array | undefined> {
  if (bodyBytes === 0) return new Uint8Array()
  return body && body.size === body.total ? readSent(body, 0, body.size, hidden) : undefined
}
