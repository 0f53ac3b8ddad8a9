import { isUnsaved } from './is-unsaved.ts'
import { canBeKept } from './kept-closed.ts'
import { offer } from './notices.ts'
import { saveTab } from './save-draft.ts'
import { tabName } from './tab-title.ts'
import { activateTab, closeTab, findTab, reopenTab } from './tabs.ts'
import { closeDialog, openDialog, useUi } from './ui.ts'
import { closeView, findView } from './views.ts'

/**
 * Closes a tab, unless that would leave behind what is not in its file: then the person is asked. One that was never in
 * a file is closed as readily as it was opened, and it is said that it can come back; only where it is too large to be
 * kept the person is asked as well, and before a view is closed in which something runs.
 */
export function askToClose(tabId: string): void {
  const view = findView(tabId)
  if (view) {
    if (view.activity?.running) openDialog({ kind: 'stop', viewId: view.id })
    else closeView(view.id)
    return
  }
  const tab = findTab(tabId)
  if (tab && isUnsaved(tab) && (tab.source || !canBeKept(tab))) {
    openDialog({ kind: 'close', tabId })
    return
  }
  closeTab(tabId)
  if (tab && isUnsaved(tab))
    offer(`“${tabName(tab)}” was closed without being saved.`, 'Reopen', () => reopenTab(tabId))
}

/**
 * What the person has answered. A tab that could not be saved, or was edited meanwhile, stays open. Of one that is
 * discarded nothing is left on disk.
 */
export async function answerClosing(tabId: string, answer: 'save' | 'discard' | 'cancel'): Promise<void> {
  closeDialog()
  if (answer === 'cancel') return
  if (answer === 'save' && !(await saveTab(tabId))) return activateTab(tabId)
  if (answer === 'discard') closeTab(tabId, true)
  else if (!findTab(tabId)?.source?.dirty) closeTab(tabId)
  // What a person has opened since is not replaced by the question.
  else if (useUi.getState().dialog === undefined) askToClose(tabId)
}
