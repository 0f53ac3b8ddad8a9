import { create } from 'zustand'
import { host } from '../../state/host.ts'
import { findTab } from '../../state/tabs.ts'

/** A file as it is, and as saving a tab would make it. */
interface Comparison {
  path: string
  before: string
  after: string
}

export const useComparison = create<{ shown: Comparison | undefined }>(() => ({ shown: undefined }))

/** Shows what saving a tab would change in its file. */
export async function showComparison(tabId: string): Promise<void> {
  const tab = findTab(tabId)
  if (!tab?.source) return
  const { collectionId, path } = tab.source
  const client = await host.ready()
  const texts = await client.call('item.compare', { collectionId, path, draft: tab.draft })
  useComparison.setState({ shown: { path, ...texts } })
}
