import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { onTabClosed } from '../../../state/closed-tabs.ts'
import { isSameMessage, sentIn } from '../../../state/sent-messages.ts'
import { findTab } from '../../../state/tabs.ts'
import { addMessage, editMessage, messageShown } from './edit-messages.ts'
import { editTabMessages } from './edit-tab-messages.ts'
import { type SentWalk, walkSent } from './walk-sent.ts'

const walks = new Map<string, SentWalk>()

onTabClosed(tabId => walks.delete(tabId))

/** Puts what was sent before what is in the composer there, or after; in the end what was being written. */
export function recallSent(tabId: string, to: 'older' | 'newer'): void {
  const draft = findTab(tabId)?.draft
  if (!draft) return
  const found = walkSent(sentIn(tabId), messageShown(draft.messages), walks.get(tabId), to)
  if (!found) return
  const { message, walk } = found
  if (walk) walks.set(tabId, walk)
  else walks.delete(tabId)
  editTabMessages(tabId, now => editMessage(now, typedOf(message)))
}

/** Puts a message that was sent into the composer: beside what is written there, unless that was sent as well. */
export function takeSent(tabId: string, message: DraftMessage): void {
  const sent = sentIn(tabId)
  editTabMessages(tabId, now => {
    const shown = messageShown(now)
    const isFree = shown.data === '' || sent.some(each => isSameMessage(each, shown))
    return editMessage(isFree ? now : addMessage(now), typedOf(message))
  })
}

function typedOf({ kind, data }: DraftMessage): Pick<DraftMessage, 'kind' | 'data'> {
  return { kind, data }
}
