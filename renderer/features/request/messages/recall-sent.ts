import type { DraftMessage, DraftMessages } from '#shared/model/draft/draft-message.ts'
import { onTabClosed } from '../../../state/closed-tabs.ts'
import { isSameMessage, sentIn } from '../../../state/sent-messages.ts'
import { findTab } from '../../../state/tabs.ts'
import { addMessage, editMessage, messageShown, messagesShown } from './edit-messages.ts'
import { editTabMessages } from './edit-tab-messages.ts'
import { type SentWalk, walkSent } from './walk-sent.ts'

/** By tab, and there by message: what is being written in one is put back into no other. */
const walks = new Map<string, Map<string, SentWalk>>()

onTabClosed(tabId => walks.delete(tabId))

/** Puts what was sent before what is in the composer there, or after; in the end what was being written. */
export function recallSent(tabId: string, to: 'older' | 'newer'): void {
  const draft = findTab(tabId)?.draft
  if (!draft) return
  const place = placeOf(messagesShown(draft.messages))
  const ofTab = walks.get(tabId) ?? new Map<string, SentWalk>()
  const found = walkSent(sentIn(tabId), messageShown(draft.messages), ofTab.get(place), to)
  if (!found) return
  const { message, walk } = found
  if (walk) walks.set(tabId, ofTab.set(place, walk))
  else ofTab.delete(place)
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

/** Where the message in the composer is kept: of a list that was changed, nothing is where it was. */
function placeOf({ selected, list }: DraftMessages): string {
  return JSON.stringify([selected, ...list.map(({ title }) => title)])
}

function typedOf({ kind, data }: DraftMessage): Pick<DraftMessage, 'kind' | 'data'> {
  return { kind, data }
}
