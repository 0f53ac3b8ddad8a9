import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { tellFailure } from '../../../state/notices.ts'
import { connect, sendMessage, stateOf } from '../../../state/sockets.ts'
import { findTab } from '../../../state/tabs.ts'
import { messageShown } from './edit-messages.ts'

/** Sends what is in the composer of a tab; where nothing is connected yet, it connects. */
export function sendOrConnect(tabId: string): void {
  const state = stateOf(tabId)?.state
  if (state === undefined || state === 'closed') connect(tabId)
  else sendShownMessage(tabId)
}

/** Sends what is in the composer of a tab. */
export function sendShownMessage(tabId: string): void {
  const draft = findTab(tabId)?.draft
  if (draft) sendTyped(tabId, messageShown(draft.messages))
}

/** Sends a message as it was typed in a tab; its templates are resolved now. */
export function sendTyped(tabId: string, message: DraftMessage): void {
  sendMessage(tabId, message).catch((thrown: unknown) => tellFailure('The message was not sent', thrown))
}
