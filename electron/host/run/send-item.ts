import type { Clock } from '#engine/clock.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { bodiesOf } from '#shared/model/exchange-bodies.ts'
import type { ItemContent } from '#shared/model/item.ts'
import type { Results } from '#shared/model/results.ts'
import type { RunProblem } from '#shared/model/run.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { redactResults } from '#shared/redaction/redact-results.ts'
import { redactText } from '#shared/redaction/redact-text.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import type { CollectionFiles } from '#workspace/collections/collection-files.ts'
import { contentOf, readItemOnDisk } from '#workspace/collections/item-on-disk.ts'
import type { OpenCollection } from '#workspace/collections/open-collection.ts'
import { type SendParts, type SentDraft, sendDraft } from '../send/send-draft.ts'
import type { SessionBodies } from '../session-bodies.ts'

/** What came of a request of a run. Without an exchange nothing was sent. Secrets in its texts are masked. */
export interface SentItem {
  exchange?: Exchange
  /** When that was begun: what has to be found out and fetched before takes its time. */
  startMs?: number
  results?: Results
  /** What keeps it from being sent. */
  problems?: RunProblem[]
  /** What it failed with, as a sentence. */
  message?: string
  /** Under which it is in the history; absent when it is not. */
  historyId?: string
  /** What is secret in it, in all its forms: what was told before may have it too. See `secretForms`. */
  secrets?: readonly SecretForm[]
  /** Why the history could not keep it. */
  unrecorded: string[]
}

/** Sends the request of a file, as the file is now, timed by the clock of the run. Its bodies are freed once they are looked at and recorded. */
export async function sendItem(
  collection: OpenCollection,
  scope: Scope & { path: string },
  parts: SendParts,
  session: SessionBodies,
  clock: Clock,
  signal: AbortSignal
): Promise<SentItem> {
  const { id: collectionId } = collection
  try {
    const read = await readRequest(collection, scope.path)
    if ('message' in read) return { ...read, unrecorded: [] }
    const { draft, name, scripts } = read
    const source = { collectionId, path: scope.path, name, run: true as const }
    const sending = { ...parts, evaluate: (sent: SentDraft) => parts.evaluate({ ...sent, scripts }) }
    const events = sendDraft({ draft, scope, source }, sending, session, signal)
    return await followSending(events, session, clock)
  } catch (error) {
    const { message, hint } = ClientError.wrap(error)
    return { message: `${message} ${hint}`.trim(), unrecorded: [] }
  }
}

/** A request of a file, and how many scripts that would run. */
export interface ReadRequest {
  draft: Draft
  name: string
  scripts: number
}

/** Reads the request of a file as it is now. @returns why there is none @throws ClientError */
async function readRequest(
  collection: CollectionFiles,
  path: string
): Promise<ReadRequest | { message: string }> {
  const disk = await readItemOnDisk(collection, path)
  if (!disk) return { message: 'Its file is gone.' }
  return requestOf(contentOf(collection, disk), disk.content.ok ? disk.content.item.scripts : 0)
}

/** The request of a file. @returns why there is none */
export function requestOf(content: ItemContent, scripts: number): ReadRequest | { message: string } {
  if (content.kind === 'draft') return { draft: content.draft, name: content.name, scripts }
  return { message: content.problem?.message ?? 'Its file holds no HTTP request.' }
}

/** What would have to be allowed is named as it is, secrets and all, and nobody is asked for it by a run. */
function asSentence({ field, problem }: DraftProblem): RunProblem {
  return { field, problem }
}

async function followSending(
  events: ReturnType<typeof sendDraft>,
  session: SessionBodies,
  clock: Clock
): Promise<SentItem> {
  const sent: SentItem = { unrecorded: [] }
  let secrets: readonly SecretForm[] = []
  try {
    for await (const event of events) {
      if (event.type === 'prepared') {
        secrets = event.secrets
        sent.startMs = clock()
      } else if (event.type === 'refused') sent.problems = event.problems.map(asSentence)
      else if (event.type === 'done') sent.exchange = event.exchange
      else if (event.type === 'unrecorded') sent.unrecorded.push(event.problem)
      else if (event.type === 'results') {
        secrets = event.secrets
        sent.results = event.results
      }
    }
  } finally {
    if (sent.exchange) for (const id of bodiesOf(sent.exchange)) await session.release(id)
  }
  const { results, exchange, unrecorded } = sent
  const error = exchange?.error
  const forms = exchange ? withSeenSecrets(secrets, exchange) : secrets
  return {
    ...sent,
    secrets: forms,
    ...(exchange && unrecorded.length === 0 && { historyId: exchange.id }),
    ...(results && { results: redactResults(results, forms) }),
    ...(error && { message: redactText(error.message, forms) })
  }
}
