import { saveTab } from './save-draft.ts'
import { activateTab, closeTab, findTab } from './tabs.ts'
import { closeDialog, openDialog, useUi } from './ui.ts'

/** Closes a tab, unless that would leave behind what is not in its file: then the person is asked. */
export function askToClose(tabId: string): void {
  if (findTab(tabId)?.source?.dirty) openDialog({ kind: 'close', tabId })
  else closeTab(tabId)
}

/** What the person has answered. A tab that could not be saved, or was edited meanwhile, stays open. */
export async function answerClosing(tabId: string, answer: 'save' | 'discard' | 'cancel'): Promise<void> {
  closeDialog()
  if (answer === 'cancel') return
  if (answer === 'save' && !(await saveTab(tabId))) return activateTab(tabId)
  if (answer === 'discard' || !findTab(tabId)?.source?.dirty) closeTab(tabId)
  // What a person has opened since is not replaced by the question.
  else if (useUi.getState().dialog === undefined) askToClose(tabId)
}
