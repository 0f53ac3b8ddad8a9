import type { HistoryEntry } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'

const PAGE = 500

/**
 * A recorded exchange, and the one before it of the same request, however much lies between them.
 * @throws ClientError IO `not-kept` when it is not in the history
 */
export async function entryBefore(
  id: string,
  history: HistoryStore
): Promise<{ entry: HistoryEntry; before?: HistoryEntry }> {
  const { entry } = await history.read(id)
  let passed = false
  for (let cursor: string | undefined; ; ) {
    const page = await history.list({ limit: PAGE, ...(cursor !== undefined && { before: cursor }) })
    for (const other of page.entries) {
      if (passed && isSameRequest(other, entry)) return { entry, before: other }
      passed ||= other.id === id
    }
    cursor = page.next
    if (cursor === undefined) return { entry }
  }
}

/** Of the same file, where it has one; else of the same method and address. */
function isSameRequest(other: HistoryEntry, { source, method, url }: HistoryEntry): boolean {
  if (source.path !== undefined)
    return other.source.collectionId === source.collectionId && other.source.path === source.path
  return other.source.path === undefined && other.method === method && addressOf(other.url) === addressOf(url)
}

function addressOf(url: string): string {
  return url.replace(/[?#].*$/, '')
}
