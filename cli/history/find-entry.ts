import type { HistoryEntry } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { UsageError } from '../usage-error.ts'
import { listEntries } from './list-entries.ts'
import { shortId } from './short-id.ts'

/** The entry that is listed so, or whose id begins so. @throws UsageError when there is none, or more than one */
export async function findEntry(history: Pick<HistoryStore, 'list'>, begin: string): Promise<HistoryEntry> {
  const listed: HistoryEntry[] = []
  const found: HistoryEntry[] = []
  for await (const entry of listEntries(history, { limit: Number.POSITIVE_INFINITY })) {
    if (entry.id === begin) return entry
    if (shortId(entry.id) === begin) listed.push(entry)
    else if (begin !== '' && entry.id.startsWith(begin)) found.push(entry)
  }
  const isListed = listed.length > 0
  const meant = isListed ? listed : found
  const [entry, other] = meant
  if (!entry) throw new UsageError(`“${begin}” is not in the history. \`sonde history\` lists what is.`)
  if (other) {
    const how = isListed ? 'are listed so' : 'begin so'
    throw new UsageError(`“${begin}”: ${meant.length} ${how}, such as ${entry.id} and ${other.id}`)
  }
  return entry
}
