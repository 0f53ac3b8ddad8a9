import type { Tab } from '#shared/model/draft/tab.ts'
import { onTabClosed } from './closed-tabs.ts'
import { editNow, watchInput } from './edit-now.ts'
import { fileOf } from './tab-files.ts'
import { findTab, replaceDraft, useTabs } from './tabs.ts'
import { NO_EDITS, noteEdit, redo, type UndoStack, undo } from './undo-stack.ts'

const stacks = new Map<string, UndoStack>()
/** The drafts that undo and redo put in place: putting them there is no edit. */
let restoring = false

/** Remembers what every draft was before it was edited, for as long as its tab is open. */
export function startUndo(): void {
  useTabs.subscribe((now, before) => {
    if (restoring || now.tabs === before.tabs) return
    const earlier = new Map(before.tabs.map(tab => [tab.id, tab]))
    for (const tab of now.tabs) {
      const old = earlier.get(tab.id)
      if (!old || old.draft === tab.draft) continue
      // What was saved is read back in other words: that is no edit.
      if (tab.source?.revision === old.source?.revision && isAsInFile(tab)) continue
      // A draft that was read from its file anew begins a history of its own.
      if (tab.source?.revision !== old.source?.revision && !tab.source?.dirty) stacks.delete(tab.id)
      else stacks.set(tab.id, noteEdit(stacks.get(tab.id) ?? NO_EDITS, old.draft, tab.draft, editNow()))
    }
  })
  watchInput()
  onTabClosed(tabId => stacks.delete(tabId))
}

/** Whether a draft is the very one that was read from its tab's file. */
function isAsInFile({ id, draft }: Tab): boolean {
  const { content } = fileOf(id)
  return content?.kind === 'draft' && content.draft === draft
}

export function canUndo(tabId: string): boolean {
  return (stacks.get(tabId)?.past.length ?? 0) > 0
}

export function canRedo(tabId: string): boolean {
  return (stacks.get(tabId)?.future.length ?? 0) > 0
}

export function undoEdit(tabId: string): void {
  step(tabId, undo)
}

export function redoEdit(tabId: string): void {
  step(tabId, redo)
}

function step(tabId: string, go: typeof undo): void {
  const tab = findTab(tabId)
  const stepped = tab && go(stacks.get(tabId) ?? NO_EDITS, tab.draft)
  if (!stepped) return
  stacks.set(tabId, stepped.stack)
  restoring = true
  try {
    replaceDraft(tabId, stepped.draft)
  } finally {
    restoring = false
  }
}
