import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { isSameMessage } from '../../../state/sent-messages.ts'

/** Where one is among what was sent. */
export interface SentWalk {
  /** What was being written before. */
  typed: DraftMessage
  /** What was brought back: sent once more, it stands in another place. */
  brought: DraftMessage
}

/**
 * The next message that a person comes to, as in the history of a shell: older ones one after the other, and back to what
 * was being written. What is in the composer already is passed over.
 * @param sent the latest first
 * @param shown what is in the composer: where that is not what was brought back, the walk begins anew
 * @returns undefined where there is none; `walk` is absent where it is over
 */
export function walkSent(
  sent: readonly DraftMessage[],
  shown: DraftMessage,
  walk: SentWalk | undefined,
  to: 'older' | 'newer'
): { message: DraftMessage; walk?: SentWalk } | undefined {
  const isOnWay = walk !== undefined && isSameMessage(shown, walk.brought)
  const at = isOnWay ? sent.findIndex(each => isSameMessage(each, walk.brought)) : -1
  const step = to === 'older' ? 1 : -1
  let next = at + step
  if (isSameMessage(shown, sent[next])) next += step
  const message = sent[next]
  if (message) return { message, walk: { typed: isOnWay ? walk.typed : shown, brought: message } }
  return isOnWay && next < 0 ? { message: walk.typed } : undefined
}
