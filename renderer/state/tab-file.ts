import { dequal } from 'dequal'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Tab, TabSource } from '#shared/model/draft/tab.ts'
import type { ItemContent } from '#shared/model/item.ts'
import type { TreeEvent } from '#shared/model/workspace.ts'

/** What is known of the file that a tab edits. */
export interface TabFile {
  /** As it was when it was last read or written; absent until then. */
  content?: ItemContent
  /** What the file has become while the tab was edited: which of the two stays, a person decides. */
  conflict?: ItemContent | 'gone'
  saving: boolean
  /** That it was to be saved while that conflict was open, and whether the person has been led to the choice. */
  refused?: { led: boolean }
  /** Why it could not be read or saved: a sentence for a person. */
  problem?: string
}

export const UNREAD_FILE: TabFile = { saving: false }

/** What is to become of a tab and of what is known of its file. */
export interface Reconciled {
  tab: Tab
  file: TabFile
}

/**
 * What a tab becomes when its file has been read. An unchanged tab shows what the file holds now. A changed one keeps
 * its draft; when the file holds another than the one that was edited, that is a conflict, unless both say the same by
 * now.
 * @param content undefined when there is no such file any more
 * @param before what was known of the file
 */
export function reconcile(
  tab: Tab,
  source: TabSource,
  content: ItemContent | undefined,
  before: TabFile = UNREAD_FILE
): Reconciled {
  const known = before.content && { content: before.content }
  if (!content) {
    // It is nowhere else now: it counts as changed, so that it is kept and can be saved again.
    const dirty = before.content?.kind !== 'source'
    return {
      tab: { ...tab, source: { ...source, dirty } },
      file: { saving: false, ...known, conflict: 'gone' }
    }
  }
  const file: TabFile = { saving: false, content }
  const there: Tab = { ...tab, name: content.name, source: { ...source, revision: content.revision } }
  const adopted: TabSource = { ...source, revision: content.revision, dirty: false }
  const edited = source.dirty && !isUntouched(tab, before)
  if (content.kind === 'source')
    return edited
      ? { tab, file: { saving: false, ...known, conflict: content } }
      : { tab: { ...there, source: adopted }, file }
  if (!edited || dequal(content.draft, tab.draft))
    return { tab: { ...there, draft: content.draft, source: adopted }, file }
  if (content.revision === source.revision || saysTheSame(content.draft, source, before))
    return { tab: there, file }
  return { tab, file: { saving: false, ...known, conflict: content } }
}

/** Whether nobody has edited what was on disk before its file went, as it does for a moment in a checkout. */
function isUntouched({ draft }: Tab, { conflict, content }: TabFile): boolean {
  return conflict === 'gone' && content?.kind === 'draft' && dequal(content.draft, draft)
}

/** Whether a file holds the draft that was edited, and only something else in it has changed, such as its examples. */
function saysTheSame(draft: Draft, { revision }: TabSource, { content }: TabFile): boolean {
  return content?.kind === 'draft' && content.revision === revision && dequal(content.draft, draft)
}

/**
 * The same tab, when it still says the truth about its file. Until that is read nobody knows what it holds: what is
 * typed by then counts as changed, or the file would take its place.
 * @param before the tab as it was, when it was open
 */
export function withDirtiness(tab: Tab, file: TabFile | undefined, before: Tab | undefined): Tab {
  const saved = file?.content
  if (!tab.source || file?.conflict !== undefined || saved?.kind === 'source') return tab
  const isTyped = before !== undefined && before.draft !== tab.draft
  const dirty = saved ? !dequal(saved.draft, tab.draft) : tab.source.dirty || isTyped
  if (dirty === tab.source.dirty) return tab
  return { ...tab, source: { ...tab.source, dirty } }
}

/** The same tab, with the place that its example has now among those of its request, if that still has it. */
export function followExample(tab: Tab, { collectionId, changed }: TreeEvent & { type: 'nodes' }): Tab {
  const { example, name } = tab
  if (!example || name === undefined || example.collectionId !== collectionId) return tab
  const titles = changed.find(({ path }) => path === example.path)?.examples ?? []
  const index = titles[example.index] === name ? example.index : titles.indexOf(name)
  return index < 0 || index === example.index ? tab : { ...tab, example: { ...example, index } }
}

/** Where an item is after a folder or file has moved; undefined when it is not touched by that. */
export function movedPath(path: string, from: string, to: string): string | undefined {
  if (path === from) return to
  return path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : undefined
}
