import type { BodyAccess } from '#shared/client/body-access.ts'
import { readWindows } from '#shared/client/body-windows.ts'
import { decodeText } from '#shared/format/decode-text.ts'
import type { HarBody } from '#shared/har/export-har.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { maskBytes } from '../send/mask-bytes.ts'

/** A larger body is left out of a HAR file: all of it is one JSON text, which nothing would open any more. */
const MAX_HAR_BODY = 32 * 1024 * 1024

/** What has to be known of a body for that. */
export type HarBodyInfo = Pick<BodyInfo, 'id' | 'size' | 'contentType' | 'charset'>

/**
 * A stored body for a HAR file, what is secret in it covered: as text where it is one, else in base64.
 * @param forms see `secretForms`
 * @returns undefined when there is none, or it is too large
 * @throws ClientError IO when it is gone
 */
export async function readHarBody(
  body: HarBodyInfo | undefined,
  forms: readonly SecretForm[],
  bodies: Pick<BodyAccess, 'readBody'>
): Promise<HarBody | undefined> {
  if (!body || body.size === 0 || body.size > MAX_HAR_BODY) return undefined
  const chunks: Uint8Array[] = []
  for await (const chunk of maskBytes(readWindows(body, bodies), forms)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const { contentType, charset } = body
  const { text, invalidBytes, looksBinary } = decodeText(bytes, {
    contentType,
    ...(charset !== undefined && { charset })
  })
  // What would not come out again as it went in is no text.
  return looksBinary || invalidBytes > 0 ? { text: bytes.toString('base64'), encoding: 'base64' } : { text }
}
