import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { draftOfHar } from '#shared/har/draft-of-har.ts'
import { type HarExchange, type HarImport, importHarBySteps } from '#shared/har/import-har.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { HistoryLimits } from '#shared/model/history.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { recordExchange } from '../send/record-exchange.ts'
import { recordedSecrets } from './recorded-secrets.ts'

/** Entries that are read before others get their turn: what is being sent is measured in the same thread. */
const ENTRIES_PER_TURN = 10

/** @throws ClientError BUILD `file` when it is no HAR file; the signal's reason */
export async function readHar(bytes: Uint8Array, signal: AbortSignal): Promise<HarImport> {
  const read = await inTurns(importHarBySteps(parse(bytes), randomUUID), signal)
  const [problem] = read.problems
  if (read.exchanges.length === 0 && problem !== undefined) throw refuse(problem)
  return read
}

/**
 * As many of them as the history has room for, the last ones: the others would only be dropped again.
 * @param room see `HistoryStore.roomForImported`
 * @throws ClientError BUILD `file` when it has none
 */
export function fitHistory(
  { exchanges, problems }: HarImport,
  { maxCount, maxBytes, maxDays }: HistoryLimits,
  room: number
): HarImport {
  if (maxCount === 0 || maxBytes === 0 || maxDays === 0)
    throw refuse('The history is switched off in the preferences, and imported exchanges are kept in it.')
  if (room === 0)
    throw refuse(
      `The history is full of what was sent, for which it has room for ${maxCount} exchanges. Delete some, or let it keep more in the preferences.`
    )
  const tooMany = exchanges.length - room
  if (tooMany <= 0) return { exchanges, problems }
  const dropped = `Only the last ${room} of ${exchanges.length} were taken over: the history keeps ${maxCount}, and nothing that was sent goes for what is imported.`
  return { exchanges: exchanges.slice(tooMany), problems: [...problems, dropped] }
}

/**
 * Keeps an imported exchange in the history, where it stands among what was sent at `listedAt`: by its own time it could
 * be older than the history reaches.
 * @param name of the file
 * @throws ClientError IO
 */
export async function takeIn(har: HarExchange, name: string, listedAt: string, history: HistoryStore) {
  const { exchange, responseBody } = har
  const bytes = responseBody && Buffer.from(responseBody.text, responseBody.encoding ?? 'utf8')
  const size = bytes?.byteLength ?? 0
  await recordExchange(
    {
      exchange: { ...exchange, ...(exchange.body && bytes && { body: { ...exchange.body, size } }) },
      draft: draftOfHar(har),
      source: { file: name },
      results: undefined,
      secrets: secretForms(recordedSecrets(exchange)),
      listedAt
    },
    history,
    bytes && {
      readBody: async (_, offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
      releaseBody: async () => {}
    }
  )
}

async function inTurns<Result>(steps: Generator<void, Result>, signal: AbortSignal): Promise<Result> {
  for (let taken = 1; ; taken++) {
    const step = steps.next()
    if (step.done) return step.value
    if (taken % ENTRIES_PER_TURN > 0) continue
    await setImmediate()
    signal.throwIfAborted()
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw refuse(`This is no HAR file: ${error instanceof Error ? error.message : 'it is no JSON'}.`)
  }
}

function refuse(problem: string): ClientError {
  return new ClientError('BUILD', { field: 'file', facts: { problem } })
}
