import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import { isRequest } from '#shared/model/draft/is-request.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { ItemAddress, ItemContent } from '#shared/model/item.ts'
import type { TreeEvent } from '#shared/model/workspace.ts'
import { onTabClosed } from './closed-tabs.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'
import { followExample, movedPath, reconcile, type TabFile, UNREAD_FILE, withDirtiness } from './tab-file.ts'
import { isOf, mapTabs } from './tab-set.ts'
import { findTab, updateTab, useTabs } from './tabs.ts'

/** The files that tabs edit, by tab. Those of closed tabs are forgotten. */
export const useTabFiles = create<{ byTab: Readonly<Record<string, TabFile>> }>(() => ({ byTab: {} }))

export function fileOf(tabId: string): TabFile {
  return useTabFiles.getState().byTab[tabId] ?? UNREAD_FILE
}

/** Whether a tab holds a request: not what a folder hands down, nor a file that is shown as text. */
export function holdsRequest({ id, draft }: Tab): boolean {
  return isRequest(draft) && fileOf(id).content?.kind !== 'source'
}

export function putFile(tabId: string, file: TabFile): void {
  useTabFiles.setState(({ byTab }) => ({ byTab: { ...byTab, [tabId]: file } }))
}

/** @returns undefined when there is no such file @throws ClientError when it cannot be told */
export async function readItem({ collectionId, path }: ItemAddress): Promise<ItemContent | undefined> {
  const client = await host.ready()
  try {
    return await client.call('item.read', { collectionId, path })
  } catch (thrown) {
    const error = ClientError.wrap(thrown)
    if (error.code === 'IO' && error.reason === 'item-gone') return undefined
    throw error
  }
}

/** Looks at a tab's file anew: after a start, and when it may have become another. */
export async function syncTab(tabId: string): Promise<void> {
  const source = findTab(tabId)?.source
  if (!source) return
  try {
    const content = await readItem(source)
    const tab = findTab(tabId)
    // While it was read, the tab may have been closed, saved or moved.
    if (fileOf(tabId).saving || !tab?.source) return
    if (!isOf(tab, source)) return syncTab(tabId)
    if (tab.source.revision !== source.revision) return
    const now = reconcile(tab, tab.source, content, fileOf(tabId))
    putFile(tabId, now.file)
    updateTab(now.tab)
  } catch (thrown) {
    putFile(tabId, { ...fileOf(tabId), saving: false, problem: explainFailure(thrown) })
  }
}

/** Looks at the files of all tabs: the host has been started anew, or for the first time. */
export function syncAllTabs(): void {
  for (const { id, source } of useTabs.getState().tabs) if (source) void syncTab(id)
}

/** Lets open tabs follow their files. */
export function followTree(event: TreeEvent): void {
  const { tabs } = useTabs.getState()
  switch (event.type) {
    case 'moved':
      // Those that were closed may come back.
      useTabs.setState(set => mapTabs(set, tab => followMove(tab, event.from, event.to)))
      return
    case 'content':
      for (const tab of tabs)
        if (isOf(tab, event) && tab.source?.revision !== event.revision && !fileOf(tab.id).saving)
          void syncTab(tab.id)
      return
    case 'nodes':
      useTabs.setState(set => mapTabs(set, tab => followExample(tab, event)))
      for (const { id, source } of tabs) {
        if (source?.collectionId !== event.collectionId) continue
        const touched =
          event.removed.some(path => movedPath(source.path, path, path) !== undefined) ||
          event.changed.some(({ path }) => path === source.path)
        if (touched && !fileOf(id).saving) void syncTab(id)
      }
      return
    case 'collections':
  }
}

function followMove(tab: Tab, from: ItemAddress, to: ItemAddress): Tab {
  const source = tab.source && moved(tab.source, from, to)
  const example = tab.example && moved(tab.example, from, to)
  const place = tab.place && moved(tab.place, from, to)
  if (!source && !example && !place) return tab
  return { ...tab, ...(source && { source }), ...(example && { example }), ...(place && { place }) }
}

/** @returns undefined when it stays where it is */
function moved<A extends ItemAddress>(address: A, from: ItemAddress, to: ItemAddress): A | undefined {
  if (address.collectionId !== from.collectionId) return undefined
  const path = movedPath(address.path, from.path, to.path)
  return path === undefined ? undefined : { ...address, collectionId: to.collectionId, path }
}

/** Keeps the unsaved marks true, looks at the files of tabs that come back, and forgets those of closed ones. */
export function startTabFiles(): void {
  useTabs.subscribe((now, before) => {
    if (now.tabs === before.tabs) return
    const known = new Set(before.tabs)
    const earlier = new Map(before.tabs.map(tab => [tab.id, tab]))
    for (const tab of now.tabs) {
      if (known.has(tab)) continue
      if (tab.source && !earlier.has(tab.id) && fileOf(tab.id) === UNREAD_FILE) void syncTab(tab.id)
      const judged = withDirtiness(tab, useTabFiles.getState().byTab[tab.id], earlier.get(tab.id))
      if (judged !== tab) updateTab(judged)
    }
  })
  onTabClosed(tabId => useTabFiles.setState(({ byTab: { [tabId]: _, ...others } }) => ({ byTab: others })))
}
