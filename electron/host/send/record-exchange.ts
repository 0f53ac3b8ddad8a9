import type { BodyAccess } from '#shared/client/body-access.ts'
import { decodeText } from '#shared/format/decode-text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { BodyInfo, Exchange } from '#shared/model/exchange.ts'
import type { HistoryEntry, HistorySession, HistorySource } from '#shared/model/history.ts'
import type { Results } from '#shared/model/results.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { redactDraft } from '#shared/redaction/redact-draft.ts'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'
import { redactResults } from '#shared/redaction/redact-results.ts'
import { redactText } from '#shared/redaction/redact-text.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import type { HistoryInput, HistoryStore } from '#workspace/history/history-store.ts'
import { saveMaskedBody } from './save-masked-body.ts'

/** A body beyond this is not kept with the history: it would cost more than it is worth to copy. */
const MAX_KEPT_BODY = 64 * 1024 * 1024
/** So much of a body can be searched. */
const SEARCHED_BYTES = 64 * 1024

/** Where exchanges are kept. */
export type Recorder = Pick<HistoryStore, 'record'>

/** An exchange that came to its end, and what it was sent from. */
export interface EndedExchange {
  exchange: Exchange
  draft: Draft
  source: HistorySource
  results: Results | undefined
  /** What was known before it was sent: see `secretForms`. */
  secrets: readonly SecretForm[]
  /** That it went on as. */
  socket?: HistorySession | undefined
  /** When it came into the history, in ISO 8601, where that is not when it was sent. */
  listedAt?: string
}

/**
 * Keeps an exchange in the history. What is secret is masked before anything is written.
 * @param bodies absent where there is nothing of its body
 * @throws ClientError IO
 */
export async function recordExchange(
  ended: EndedExchange,
  history: Recorder,
  bodies: BodyAccess | undefined
): Promise<void> {
  await history.record(await historyInput(ended, bodies))
}

/** The same as it is handed to the history, masked. */
export async function historyInput(
  { exchange: seen, draft, source, results, secrets: known, socket, listedAt }: EndedExchange,
  bodies: BodyAccess | undefined
): Promise<HistoryInput> {
  const secrets = withSeenSecrets(known, seen)
  const exchange = redactExchange(seen, secrets)
  const { body } = exchange
  return {
    entry: {
      ...historyEntry(exchange, source),
      ...(socket && { socket }),
      ...(listedAt !== undefined && { startedAt: listedAt })
    },
    exchange,
    draft: redactDraft(draft, secrets),
    ...(results && { results: redactResults(results, secrets) }),
    responseText: body && bodies ? redactText(await beginning(body, bodies), secrets) : '',
    ...(body &&
      bodies &&
      body.size > 0 &&
      body.size <= MAX_KEPT_BODY && {
        saveBody: (path: string) => saveMaskedBody(body, path, secrets, bodies)
      })
  }
}

/** That an exchange could not be kept, and why: sentences for a person. */
export function sayUnrecorded(error: unknown): string {
  const { message, hint } = ClientError.wrap(error)
  return `What is sent now is not kept in the history. ${message} ${hint}`.trim()
}

function historyEntry(exchange: Exchange, source: HistorySource): HistoryEntry {
  const { id, startedAt, request, hops, totalMs, body, error } = exchange
  const status = hops.at(-1)?.response?.status
  return {
    id,
    startedAt,
    method: request.method,
    url: request.url,
    ...(status !== undefined && { status }),
    ...(error && { error: error.code }),
    totalMs,
    hops: hops.length,
    ...(body && { size: body.size }),
    source
  }
}

async function beginning(
  { id, size, contentType, charset = '' }: BodyInfo,
  bodies: BodyAccess
): Promise<string> {
  const length = Math.min(size, SEARCHED_BYTES)
  if (length === 0) return ''
  const bytes = await bodies.readBody(id, 0, length)
  const { text, looksBinary } = decodeText(bytes, { contentType, charset, cut: length < size })
  return looksBinary ? '' : text
}
