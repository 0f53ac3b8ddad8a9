import type { Draft } from '#shared/model/draft/draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { ItemAddress, ItemContent } from '#shared/model/item.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'
import { reconcile } from './tab-file.ts'
import { fileOf, holdsRequest, putFile, syncTab } from './tab-files.ts'
import { addressOfTab } from './tab-set.ts'
import { activateTab, findTab, openDraft, updateTab, useTabs } from './tabs.ts'
import { openDialog } from './ui.ts'

/** The writes that are under way, by tab. */
const writing = new Map<string, Promise<boolean>>()

/**
 * Saves a tab into its file; one that has none asks for a place. One that is in conflict with its file is not saved:
 * its banner asks what is to become of it. While it is being written already, it is written once
 * more after that, with what was typed meanwhile. @returns whether it is saved now
 */
export async function saveTab(tabId: string): Promise<boolean> {
  for (let earlier = writing.get(tabId); earlier; earlier = writing.get(tabId)) await earlier
  // What is shown as text has no draft to be written.
  if (findTab(tabId)?.source && !fileOf(tabId).content) await syncTab(tabId)
  const tab = findTab(tabId)
  if (!tab || !canSave(tab)) return false
  const file = fileOf(tabId)
  if (!tab.source || (file.conflict === 'gone' && holdsRequest(tab))) {
    askWhereToSave(tab)
    return false
  }
  if (file.conflict) {
    putFile(tabId, { ...file, refused: { led: false } })
    return false
  }
  return write(tabId, tab.draft, tab.source, tab.source.revision)
}

/** Whether a tab holds something that can be written: a request, or what a folder or a collection hands down. */
export function canSave({ id }: Tab): boolean {
  return fileOf(id).content?.kind !== 'source'
}

/** Asks for the place and the name of a new file. Only a request can have one. */
export function askWhereToSave(tab: Tab): void {
  if (holdsRequest(tab)) openDialog({ kind: 'save', tabId: tab.id })
}

/** Writes this tab's draft over what the file has become. That comes into a tab of its own, so that it is not lost. */
export async function keepMine(tabId: string): Promise<void> {
  const tab = findTab(tabId)
  const { conflict } = fileOf(tabId)
  if (!tab?.source || writing.has(tabId) || !conflict || conflict === 'gone') return
  if (conflict.kind === 'source' || !(await write(tabId, tab.draft, tab.source, conflict.revision))) return
  openDraft(conflict.draft, `${conflict.name} (from disk)`, addressOfTab(tab))
  activateTab(tabId)
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
  openDraft(tab.draft, `${tab.name ?? 'Draft'} (mine)`, addressOfTab(tab))
  activateTab(tabId)
}

/**
 * Saves a tab's draft as a new file, which the tab edits from then on. Its auth stays as it is, also where nobody has
 * chosen one: a request that was sent without credentials does not send those of a collection, to whatever server it
 * names, because it was saved there.
 * @throws ClientError
 */
export async function saveAs(tabId: string, parent: ItemAddress, name: string): Promise<void> {
  const tab = findTab(tabId)
  if (!tab) return
  const client = await host.ready()
  const { path, revision } = await client.call('item.create', { ...parent, name, draft: tab.draft })
  const { example: _, place: __, preview: ___, edited: ____, ...kept } = findTab(tabId) ?? tab
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

async function write(tabId: string, draft: Draft, address: ItemAddress, revision: string): Promise<boolean> {
  const written = writeFile(tabId, draft, address, revision)
  writing.set(tabId, written)
  try {
    return await written
  } finally {
    writing.delete(tabId)
  }
}

async function writeFile(
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
      const now = reconcile(tab, tab.source, result.content, before)
      putFile(tabId, now.file)
      updateTab(now.tab)
      if (now.file.conflict || !now.tab.source) return false
      // Only something else in the file is another now.
      return !now.tab.source.dirty || writeFile(tabId, draft, now.tab.source, now.tab.source.revision)
    }
    const examples = before.content?.kind === 'draft' ? before.content.examples : []
    putFile(tabId, {
      saving: false,
      content: { ...contentOf(tab.name ?? '', draft, result.revision), examples }
    })
    const { preview: _, ...kept } = tab
    updateTab({ ...kept, source: { ...tab.source, revision: result.revision, dirty: tab.draft !== draft } })
    // What was told of the file while it was being written was not listened to.
    void syncTab(tabId)
    return true
  } catch (thrown) {
    putFile(tabId, { ...fileOf(tabId), saving: false, problem: explainFailure(thrown) })
    return false
  }
}

function contentOf(name: string, draft: Draft, revision: string): ItemContent & { kind: 'draft' } {
  return { kind: 'draft', name, draft, revision, examples: [] }
}

function withoutProblem({ problem: _, ...file }: ReturnType<typeof fileOf>) {
  return file
}
