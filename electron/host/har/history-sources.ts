import { randomUUID } from 'node:crypto'
import type { HarBody, HarSource } from '#shared/har/export-har.ts'
import { recordedBody } from '#shared/har/recorded-body.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { KeptBodies } from '../kept-bodies.ts'
import { readHarBody } from './har-body.ts'

/** What could not be had of recorded exchanges: how many were gone, and of how many the body was. */
export interface Lacking {
  exchanges: number
  bodies: number
}

/**
 * Recorded exchanges one after the other, with their bodies as far as those are kept.
 * @param lacking is counted up
 * @throws ClientError IO when the history cannot be read
 */
export async function* historySources(
  ids: readonly string[],
  history: HistoryStore,
  kept: KeptBodies,
  lacking: Lacking
): AsyncGenerator<HarSource> {
  for (const id of ids) {
    const record = await unlessGone(history.read(id))
    if (!record) {
      lacking.exchanges++
      continue
    }
    const responseBody = await unlessGone(bodyOf(record, history, kept))
    if (!responseBody && (record.exchange.body?.size ?? 0) > 0) lacking.bodies++
    const requestBody = requestBodyOf(record)
    yield {
      exchange: record.exchange,
      ...(requestBody && { requestBody }),
      ...(responseBody && { responseBody })
    }
  }
}

function requestBodyOf(record: HistoryRecord): HarBody | undefined {
  const body = recordedBody(record)
  return body && { text: new TextDecoder().decode(body.bytes), ...(!body.asSent && { comment: AS_TYPED }) }
}

const AS_TYPED =
  'As it was typed: variables that it names had values when it was sent, and secrets are masked.'

/** The ids of all in which every word of a text occurs, the first first. */
export async function idsOfHistory(history: HistoryStore, text: string): Promise<string[]> {
  const ids: string[] = []
  for (let before: string | undefined; ; ) {
    const page = await history.list({ text, limit: 500, ...(before !== undefined && { before }) })
    ids.push(...page.entries.map(entry => entry.id))
    before = page.next
    if (before === undefined) return ids.reverse()
  }
}

async function bodyOf(
  { entry, exchange, bodyKept }: HistoryRecord,
  history: HistoryStore,
  kept: KeptBodies
): Promise<HarBody | undefined> {
  if (!exchange.body || !bodyKept) return undefined
  const id = randomUUID()
  await kept.open(id, await history.body(entry.id))
  try {
    // It is masked already.
    return await readHarBody({ ...exchange.body, id }, [], kept)
  } finally {
    await kept.releaseBody(id)
  }
}

/** What was deleted meanwhile spoils nothing else. */
async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ClientError && error.reason === 'not-kept') return undefined
    throw error
  }
}
