import { putAutomation } from './put-automation.ts'
import { findTab } from './tabs.ts'

/** Stops all that a tab's WebSocket sends by itself, or lets it go on: also after it is connected the next time. */
export function pauseAutomation(tabId: string): void {
  const automation = findTab(tabId)?.draft.automation
  if (!automation) return
  const { paused, ...rest } = automation
  putAutomation(tabId, paused ? rest : { ...rest, paused: true })
}
