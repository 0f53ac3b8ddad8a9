import type { HarBody } from '#shared/har/export-har.ts'
import { draftBody } from '#shared/http/draft-body.ts'
import { encodeForm } from '#shared/http/encode-form.ts'
import type { HistoryRecord } from '#shared/model/history.ts'

/** The body of a recorded request as far as it was typed: files and the parts of a multipart body are not recorded. */
export function typedBody({ draft, exchange }: HistoryRecord): HarBody | undefined {
  const bytes = bytesOf(draftBody(draft.body).body)
  if (!bytes || bytes.byteLength === 0) return undefined
  const sentBytes = exchange.hops[0]?.sent?.bodyBytes
  return {
    text: new TextDecoder().decode(bytes),
    ...(sentBytes !== undefined && sentBytes !== bytes.byteLength && { comment: AS_TYPED })
  }
}

const AS_TYPED =
  'As it was typed: variables that it names had values when it was sent, and secrets are masked.'

function bytesOf(body: ReturnType<typeof draftBody>['body']): Uint8Array | undefined {
  if (body.kind === 'bytes') return body.bytes
  return body.kind === 'form' ? encodeForm(body.fields) : undefined
}
