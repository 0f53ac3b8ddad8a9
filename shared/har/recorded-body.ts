import { draftBody, type KnownBody } from '../http/draft-body.ts'
import { encodeForm } from '../http/encode-form.ts'
import type { HistoryRecord } from '../model/history.ts'
import { MASK } from '../redaction/redact-text.ts'
import { templateNames } from '../template/parse-template.ts'

/** What is known of the body of a recorded request. */
export interface RecordedBody {
  bytes: Uint8Array
  /** Whether it is what was sent. Otherwise it may have named variables, or has masks in it. */
  asSent: boolean
}

/** The body of a recorded request as it was typed: of files and the parts of a multipart body, nothing is recorded. */
export function recordedBody({
  draft,
  exchange
}: Pick<HistoryRecord, 'draft' | 'exchange'>): RecordedBody | undefined {
  const { body } = draftBody(draft.body)
  const bytes = bytesOf(body)
  if (!bytes || bytes.byteLength === 0) return undefined
  const sentBytes = exchange.hops[0]?.sent?.bodyBytes
  const texts = textsOf(body)
  const asSent =
    !texts.some(text => text.includes(MASK)) &&
    // What others recorded was not typed: braces in it are nobody's.
    (sentBytes === undefined ||
      (sentBytes === bytes.byteLength && texts.every(text => templateNames(text).length === 0)))
  return { bytes, asSent }
}

function textsOf(body: KnownBody): string[] {
  if (body.kind === 'bytes') return [new TextDecoder().decode(body.bytes)]
  return body.kind === 'form' ? body.fields.flat() : []
}

function bytesOf(body: KnownBody): Uint8Array | undefined {
  if (body.kind === 'bytes') return body.bytes
  return body.kind === 'form' ? encodeForm(body.fields) : undefined
}
