import { create } from 'zustand'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { ItemAddress, ItemContent } from '#shared/model/item.ts'
import { host } from './host.ts'
import { sentenceOf } from './sentence-of.ts'
import { fileOf, putFile } from './tab-files.ts'
import { findTab, openDraft, updateTab, useTabs } from './tabs.ts'

/** The tab for which it is being asked where it is to be saved. */
export const useSaveAs = create<{ tabId: string | undefined }>(() => ({ tabId: undefined }))

/** Saves a tab into its file; one that has none asks for a place. @returns whether it is saved now */
export async function saveTab(tabId: string): Promise<boolean> {
  const tab = findTab(tabId)
  if (!tab) return false
  if (!tab.source || fileOf(tabId).conflict === 'gone') {
    useSaveAs.setState({ tabId })
    return false
  }
  if (fileOf(tabId).saving || fileOf(tabId).conflict) return false
  return write(tabId, tab.draft, tab.source, tab.source.revision)
}

/** Writes this tab's draft over what the file has become. That comes into a tab of its own, so that it is not lost. */
export async function keepMine(tabId: string): Promise<void> {
  const tab = findTab(tabId)
  const { conflict } = fileOf(tabId)
  if (!tab?.source || !conflict || conflict === 'gone') return
  if (await write(tabId, tab.draft, tab.source, conflict.revision))
    if (conflict.kind === 'draft') openDraft(conflict.draft, `${conflict.name} (from disk)`)
}

/** Shows what the file has become. This tab's draft comes into a tab of its own, so that it is not lost. */
export function takeTheirs(tabId: string): void {
  const tab = findTab(tabId)
  const { conflict } = fileOf(tabId)
  if (!tab?.source || !conflict || conflict === 'gone') return
  putFile(tabId, { saving: false, content: conflict })
  updateTab({
    ...tab,
    ...(conflict.kind === 'draft' && { draft: conflict.draft }),
    source: { ...tab.source, revision: conflict.revision, dirty: false }
  })
  openDraft(tab.draft, `${tab.name ?? 'Draft'} (mine)`)
}

/** Saves a tab's draft as a new file, which the tab edits from then on. @throws ClientError */
export async function saveAs(tabId: string, parent: ItemAddress, name: string): Promise<void> {
  const tab = findTab(tabId)
  if (!tab) return
  const client = await host.ready()
  const { path, revision } = await client.call('item.create', { ...parent, name, draft: tab.draft })
  const { example: _, preview: __, ...kept } = findTab(tabId) ?? tab
  putFile(tabId, { saving: false, content: contentOf(name, tab.draft, revision) })
  updateTab({
    ...kept,
    name,
    source: { collectionId: parent.collectionId, path, revision, dirty: kept.draft !== tab.draft }
  })
}

export async function saveAllTabs(): Promise<void> {
  for (const { id, source } of useTabs.getState().tabs) if (source?.dirty) await saveTab(id)
}

async function write(
  tabId: string,
  draft: Draft,
  { collectionId, path }: ItemAddress,
  revision: string
): Promise<boolean> {
  const before = fileOf(tabId)
  putFile(tabId, { ...withoutProblem(before), saving: true })
  try {
    const client = await host.ready()
    const result = await client.call('item.save', { collectionId, path, draft, revision })
    const tab = findTab(tabId)
    if (!tab?.source) return false
    if (result.kind === 'conflict') {
      putFile(tabId, { ...withoutProblem(before), saving: false, conflict: result.content ?? 'gone' })
      return false
    }
    const examples = before.content?.kind === 'draft' ? before.content.examples : []
    putFile(tabId, {
      saving: false,
      content: { ...contentOf(tab.name ?? '', draft, result.revision), examples }
    })
    const { preview: _, ...kept } = tab
    updateTab({ ...kept, source: { ...tab.source, revision: result.revision, dirty: tab.draft !== draft } })
    return true
  } catch (thrown) {
    putFile(tabId, { ...fileOf(tabId), saving: false, problem: sentenceOf(thrown) })
    return false
  }
}

function contentOf(name: string, draft: Draft, revision: string): ItemContent & { kind: 'draft' } {
  return { kind: 'draft', name, draft, revision, examples: [] }
}

function withoutProblem({ problem: _, ...file }: ReturnType<typeof fileOf>) {
  return file
}
