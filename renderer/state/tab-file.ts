import { dequal } from 'dequal'
import type { Tab, TabSource } from '#shared/model/draft/tab.ts'
import type { ItemContent } from '#shared/model/item.ts'

/** What is known of the file that a tab edits. */
export interface TabFile {
  /** As it was when it was last read or written; absent until then. */
  content?: ItemContent
  /** What the file has become while the tab was edited: which of the two stays, a person decides. */
  conflict?: ItemContent | 'gone'
  saving: boolean
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
 * its draft; when the file is not the one that was edited, that is a conflict, unless both say the same by now.
 * @param content undefined when there is no such file any more
 */
export function reconcile(tab: Tab, source: TabSource, content: ItemContent | undefined): Reconciled {
  if (!content) {
    // Nothing tells the draft from what is lost: it counts as changed, so that it is kept and can be saved again.
    return { tab: { ...tab, source: { ...source, dirty: true } }, file: { saving: false, conflict: 'gone' } }
  }
  const file: TabFile = { saving: false, content }
  const adopted: TabSource = { ...source, revision: content.revision, dirty: false }
  if (content.kind === 'source')
    return source.dirty
      ? { tab, file: { ...file, conflict: content } }
      : { tab: { ...tab, name: content.name, source: adopted }, file }
  if (!source.dirty || dequal(content.draft, tab.draft))
    return { tab: { ...tab, name: content.name, draft: content.draft, source: adopted }, file }
  if (content.revision === source.revision) return { tab: { ...tab, name: content.name }, file }
  return { tab, file: { ...file, conflict: content } }
}

/** The same tab, when it still says the truth about its file. */
export function withDirtiness(tab: Tab, file: TabFile | undefined): Tab {
  const saved = file?.content
  if (!tab.source || file?.conflict !== undefined || saved?.kind !== 'draft') return tab
  const dirty = !dequal(saved.draft, tab.draft)
  if (dirty === tab.source.dirty) return tab
  return { ...tab, source: { ...tab.source, dirty } }
}

/** Where an item is after a folder or file has moved; undefined when it is not touched by that. */
export function movedPath(path: string, from: string, to: string): string | undefined {
  if (path === from) return to
  return path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : undefined
}
