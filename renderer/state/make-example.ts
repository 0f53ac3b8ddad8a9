import { decodeText } from '#shared/format/decode-text.ts'
import { guessLanguage } from '#shared/format/guess-language.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { Example } from '#shared/model/item.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { redactHeaders } from '#shared/redaction/redact-headers.ts'
import { createRedactor } from '#shared/redaction/redact-text.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'

/** What is kept of an exchange as an example lies in the collection, which others read: secrets are masked in it. */
export interface ExampleInput {
  name: string
  /** As it was sent, with its templates. */
  draft: Draft
  exchange: Exchange
  /** The decoded body. */
  body: Uint8Array | undefined
  /** What was known before it was sent: see `secretForms`. */
  secrets: readonly SecretForm[]
}

export function makeExample({ name, draft, exchange, body, secrets }: ExampleInput): Example {
  const redact = createRedactor(withSeenSecrets(secrets, exchange))
  const { method, url, headers, body: sent } = draft
  const response = exchange.hops.at(-1)?.response
  const kept = body && exchange.body ? exampleBody(body, exchange.body, redact) : undefined
  return {
    name,
    request: { method, url, headers, body: sent },
    ...(response && {
      response: {
        status: response.status,
        statusText: response.statusText,
        headers: redactHeaders(response.headers, redact),
        ...(kept && { body: kept })
      }
    })
  }
}

function exampleBody(
  bytes: Uint8Array,
  { contentType, charset }: NonNullable<Exchange['body']>,
  redact: (text: string) => string
): NonNullable<NonNullable<Example['response']>['body']> {
  const { text, looksBinary } = decodeText(bytes, { contentType, ...(charset !== undefined && { charset }) })
  if (looksBinary) return { type: 'binary', data: toBase64(bytes) }
  const language = guessLanguage(contentType, text)
  const type = language === 'json' || language === 'xml' || language === 'html' ? language : 'text'
  return { type, data: redact(text) }
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
