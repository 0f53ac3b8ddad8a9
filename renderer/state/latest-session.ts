import type { HistoryEntry } from '#shared/model/history.ts'
import { host } from './host.ts'
import { addressOfTab } from './tab-set.ts'
import { findTab } from './tabs.ts'

/** So many of the latest of the history are looked through. */
const MOST_LATEST = 50

/** The latest session that the request of a tab had, by its file, or else by its URL. @throws ClientError */
export async function latestSessionOf(tabId: string, signal: AbortSignal): Promise<HistoryEntry | undefined> {
  const tab = findTab(tabId)
  if (!tab || tab.draft.url === '') return undefined
  const client = await host.ready(signal)
  const { entries } = await client.call('history.list', { limit: MOST_LATEST }, { signal })
  const address = addressOfTab(tab)
  return entries.find(
    ({ socket, source, url }) =>
      socket !== undefined &&
      (address
        ? source.collectionId === address.collectionId && source.path === address.path
        : source.path === undefined && url === tab.draft.url)
  )
}
