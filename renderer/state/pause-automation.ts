import { clearProblems } from './problems.ts'
import { editDraft, findTab } from './tabs.ts'

/** Stops all that a tab's WebSocket sends by itself, or lets it go on: also after it is connected the next time. */
export function pauseAutomation(tabId: string): void {
  const automation = findTab(tabId)?.draft.automation
  if (!automation) return
  const { paused, ...rest } = automation
  clearProblems(tabId, 'automation')
  editDraft(tabId, { automation: paused ? rest : { ...rest, paused: true } })
}
