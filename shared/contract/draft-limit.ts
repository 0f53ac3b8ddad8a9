import { formatBytes } from '../format/bytes.ts'
import { ClientError } from '../model/client-error.ts'
import type { Tab } from '../model/draft/tab.ts'

/** Most text of a body, or of all messages, or of all that is sent by itself, in bytes of UTF-8, with which a tab is stored. */
export const MAX_DRAFT_BODY = 16 * 1024 * 1024

/** @throws ClientError BODY_LIMIT `draft` when the tab's body, or its messages, are too large to be stored */
export function assertStorable({ draft }: Tab): void {
  assertShort(draft.body.text, 'body.text')
  const { messages, automation } = draft
  assertShort((messages?.list ?? []).map(({ message }) => message.data).join(''), 'messages')
  const sent = [...(automation?.timed ?? []), ...(automation?.answers ?? [])]
  assertShort(sent.map(({ message }) => message.data).join(''), 'automation')
}

function assertShort(text: string, field: string): void {
  // A unit of UTF-16 is at most three bytes: only of long texts they need be counted.
  if (text.length * 3 <= MAX_DRAFT_BODY) return
  const size = new TextEncoder().encode(text).byteLength
  if (size <= MAX_DRAFT_BODY) return
  throw new ClientError('BODY_LIMIT', {
    reason: 'draft',
    field,
    facts: { size: formatBytes(size), limit: formatBytes(MAX_DRAFT_BODY) }
  })
}
