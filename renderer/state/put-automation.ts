import type { DraftAutomation } from '#shared/model/draft/draft-automation.ts'
import { clearProblems } from './problems.ts'
import { editDraft } from './tabs.ts'

/** By tab: told right before a person has a say in what is sent by itself. */
const listeners = new Map<string, () => void>()

/** Puts what a person wants a tab's WebSocket to send by itself in the place of what stands there. */
export function putAutomation(tabId: string, automation: DraftAutomation | undefined): void {
  clearProblems(tabId, 'automation')
  listeners.get(tabId)?.()
  editDraft(tabId, { automation })
}

/** Tells of that. @returns what ends it */
export function onAutomationPut(tabId: string, listener: () => void): () => void {
  listeners.set(tabId, listener)
  return () => {
    if (listeners.get(tabId) === listener) listeners.delete(tabId)
  }
}
