import type { DraftAutomation } from '#shared/model/draft/draft-automation.ts'
import { putAutomation } from '../../../state/put-automation.ts'
import { findTab } from '../../../state/tabs.ts'
import { automationKept, automationShown } from './edit-automation.ts'

/** Changes what a tab's WebSocket sends by itself. */
export function editTabAutomation(tabId: string, change: (now: DraftAutomation) => DraftAutomation): void {
  const draft = findTab(tabId)?.draft
  if (draft) putAutomation(tabId, automationKept(change(automationShown(draft.automation))))
}
