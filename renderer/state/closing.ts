import { create } from 'zustand'
import { saveTab } from './save-draft.ts'
import { activateTab, closeTab, findTab } from './tabs.ts'

/** The tab of which it is being asked whether it is to be saved before it goes. */
export const useClosing = create<{ tabId: string | undefined }>(() => ({ tabId: undefined }))

/** Closes a tab, unless that would leave behind what is not in its file: then the person is asked. */
export function askToClose(tabId: string): void {
  if (findTab(tabId)?.source?.dirty) useClosing.setState({ tabId })
  else closeTab(tabId)
}

/** What the person has answered. A tab that could not be saved, or was edited meanwhile, stays open. */
export async function answerClosing(answer: 'save' | 'discard' | 'cancel'): Promise<void> {
  const { tabId } = useClosing.getState()
  useClosing.setState({ tabId: undefined })
  if (tabId === undefined || answer === 'cancel') return
  if (answer === 'discard') closeTab(tabId)
  else if (await saveTab(tabId)) askToClose(tabId)
  else activateTab(tabId)
}
