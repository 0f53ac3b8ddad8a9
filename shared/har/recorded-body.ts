import { draftBody, type KnownBody } from '../http/draft-body.ts'
import { encodeForm } from '../http/encode-form.ts'
import type { HistoryRecord } from '../model/history.ts'

/** What is known of the body of a recorded request. */
export interface RecordedBody {
  bytes: Uint8Array
  /** Whether just so many bytes were sent. Otherwise it named variables, or has masks in it. */
  asSent: boolean
}

/** The body of a recorded request as it was typed: of files and the parts of a multipart body, nothing is recorded. */
export function recordedBody({
  draft,
  exchange
}: Pick<HistoryRecord, 'draft' | 'exchange'>): RecordedBody | undefined {
  const bytes = bytesOf(draftBody(draft.body).body)
  if (!bytes || bytes.byteLength === 0) return undefined
  const sentBytes = exchange.hops[0]?.sent?.bodyBytes
  return { bytes, asSent: sentBytes === undefined || sentBytes === bytes.byteLength }
}

function bytesOf(body: KnownBody): Uint8Array | undefined {
  if (body.kind === 'bytes') return body.bytes
  return body.kind === 'form' ? encodeForm(body.fields) : undefined
}
