import type { HistoryEntry } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'

const PAGE = 500

export interface Wanted {
  limit: number
  /** Every word of it occurs in what was kept. */
  text?: string
  method?: string
  isStatus?: (status: number | undefined) => boolean
}

/** The entries that are wanted, the latest first. @throws ClientError IO when the history cannot be read */
export async function* listEntries(
  history: Pick<HistoryStore, 'list'>,
  { limit, text, method, isStatus }: Wanted
): AsyncGenerator<HistoryEntry> {
  let found = 0
  for (let before: string | undefined; found < limit; ) {
    const page = await history.list({
      limit: PAGE,
      ...(text !== undefined && { text }),
      ...(before !== undefined && { before })
    })
    for (const entry of page.entries) {
      if (method !== undefined && entry.method !== method) continue
      if (isStatus && !isStatus(entry.status)) continue
      if (found++ >= limit) return
      yield entry
    }
    before = page.next
    if (before === undefined) return
  }
}
