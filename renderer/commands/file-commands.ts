import { redoInEnvironment, undoInEnvironment } from '../state/environment-undo.ts'
import { askWhereToSave, canSave, saveAllTabs, saveTab } from '../state/save-draft.ts'
import { saveAllEnvironments, saveShownEnvironment } from '../state/save-environment.ts'
import { canSaveExample } from '../state/save-example.ts'
import { holdsRequest } from '../state/tab-files.ts'
import { activeTab, useTabs } from '../state/tabs.ts'
import { canRedoInTree, canUndoInTree, redoInTree, undoInTree } from '../state/tree-undo.ts'
import { openDialog } from '../state/ui.ts'
import { canRedo, canUndo, redoEdit, undoEdit } from '../state/undo.ts'
import { viewInFront } from '../state/views.ts'
import type { Command } from './command.ts'
import { isWithin } from './focus-landmark.ts'
import { stepInField } from './step-in-field.ts'

const tab = () => activeTab(useTabs.getState())

export const fileCommands: readonly Command[] = [
  {
    id: 'file.save',
    title: 'Save',
    keys: ['Mod+S'],
    when: () => !viewInFront() && canSave(tab()),
    run: () => void saveTab(tab().id),
    inDialog: { environments: () => void saveShownEnvironment() }
  },
  {
    id: 'file.saveAs',
    title: 'Save as…',
    keys: ['Mod+Shift+S'],
    when: () => !viewInFront() && holdsRequest(tab()),
    run: () => askWhereToSave(tab())
  },
  {
    id: 'file.saveAll',
    title: 'Save all',
    keys: ['Mod+Alt+S'],
    when: () => useTabs.getState().tabs.some(({ source }) => source?.dirty),
    run: () => void saveAllTabs(),
    inDialog: { environments: () => void saveAllEnvironments() }
  },
  {
    id: 'response.saveExample',
    title: 'Save response as example…',
    when: () => !viewInFront() && canSaveExample(tab().id),
    run: () => openDialog({ kind: 'example', tabId: tab().id })
  },
  {
    id: 'edit.undo',
    title: 'Undo',
    keys: ['Mod+Z'],
    when: () => (isInTree() ? canUndoInTree() : isOfDraft() && canUndo(tab().id)),
    run: () => (isInTree() ? undoInTree() : undoEdit(tab().id)),
    keepsKeys: isOfDraft,
    inDialog: {
      environments: () => inEnvironment(undoInEnvironment, 'undo'),
      preferences: () => stepInField('undo')
    }
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: () => (isInTree() ? canRedoInTree() : isOfDraft() && canRedo(tab().id)),
    run: () => (isInTree() ? redoInTree() : redoEdit(tab().id)),
    keepsKeys: isOfDraft,
    inDialog: {
      environments: () => inEnvironment(redoInEnvironment, 'redo'),
      preferences: () => stepInField('redo')
    }
  }
]

/** Names and passphrases that are typed beside an environment are no part of it. */
function inEnvironment(step: () => void, what: 'undo' | 'redo'): void {
  const focused = document.activeElement
  const isBeside = focused?.matches('input:not([type="checkbox"], [type="color"])')
  if (isBeside && !focused?.closest('[data-undo="environment"]')) stepInField(what)
  else step()
}

/** There it takes back what was done to files. */
function isInTree(): boolean {
  return isWithin('tree', document.activeElement)
}

/**
 * Editors of code, and fields that are no part of a request, have an undo of their own. That of the fields of a draft is
 * never asked: it would put back what they held before they were changed from elsewhere.
 */
function isOfDraft(): boolean {
  if (viewInFront()) return false
  const focused = document.activeElement
  if (!focused || focused === document.body) return true
  if (focused.closest('.monaco-editor')) return false
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement
  return !isField || focused.closest('main') !== null
}
