import { randomUUID } from 'node:crypto'
import type { HarSource } from '#shared/har/export-har.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { KeptBodies } from '../kept-bodies.ts'
import { readHarBody } from './har-body.ts'

/** Recorded exchanges one after the other, with their bodies as far as those are kept. @throws ClientError IO */
export async function* historySources(
  ids: readonly string[],
  history: HistoryStore,
  kept: KeptBodies
): AsyncGenerator<HarSource> {
  for (const id of ids) {
    const record = await history.read(id)
    const responseBody = await bodyOf(record, history, kept)
    const { text: sent } = record.draft.body
    yield {
      exchange: record.exchange,
      ...(sent !== '' && { requestBody: { text: sent } }),
      ...(responseBody && { responseBody })
    }
  }
}

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

async function bodyOf({ entry, exchange, bodyKept }: HistoryRecord, history: HistoryStore, kept: KeptBodies) {
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
