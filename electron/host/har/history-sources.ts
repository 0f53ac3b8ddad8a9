import { ClientError } from '#shared/model/client-error.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { RecordToWrite } from './har-thread-contract.ts'

/**
 * Recorded exchanges one after the other, and where their bodies lie, as far as those are kept.
 * @param lacking counts those that are gone
 * @throws ClientError IO when the history cannot be read
 */
export async function* historySources(
  ids: readonly string[],
  history: HistoryStore,
  lacking: { exchanges: number }
): AsyncGenerator<RecordToWrite> {
  for (const id of ids) {
    const record = await unlessGone(history.read(id))
    if (!record) {
      lacking.exchanges++
      continue
    }
    const bodyPath = record.bodyKept ? await unlessGone(history.body(id)) : undefined
    yield { record, ...(bodyPath !== undefined && { bodyPath }) }
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

/** What was deleted meanwhile spoils nothing else. */
async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ClientError && error.reason === 'not-kept') return undefined
    throw error
  }
}
