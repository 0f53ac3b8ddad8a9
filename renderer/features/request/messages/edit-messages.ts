import { encodeBase64 } from '#shared/binary/encode-base64.ts'
import { printHex } from '#shared/binary/print-hex.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { messagePayload } from '#shared/http/message-payload.ts'
import type { DraftMessage, DraftMessageKind, DraftMessages } from '#shared/model/draft/draft-message.ts'

type Titled = Pick<DraftMessages['list'][number], 'title'>

/** So much of a title is in a list. */
const MOST_OF_TITLE = 200

/** What the composer begins with: nothing of it is kept until something is typed. */
const BLANK: DraftMessages = { selected: 0, list: [{ title: '', message: { kind: 'text', data: '' } }] }

/** The messages as the composer shows them: there is always one. */
export function messagesShown(messages: DraftMessages | undefined): DraftMessages {
  return messages ?? BLANK
}

/** The one that is in the composer. */
export function messageShown(messages: DraftMessages | undefined): DraftMessage {
  const { selected, list } = messagesShown(messages)
  return list[selected]?.message ?? { kind: 'text', data: '' }
}

/** What a message is called, also where nobody has named it. @param index its place */
function titleOf({ title }: Titled, index: number): string {
  return title.trim() === '' ? `Message ${index + 1}` : title
}

/** The same as it is shown in a list. */
export function shownTitle(message: Titled, index: number): string {
  return visibleText(titleOf(message, index).slice(0, MOST_OF_TITLE))
}

export function editMessage(messages: DraftMessages, change: Partial<DraftMessage>): DraftMessages {
  return editSelected(messages, each => ({ ...each, message: { ...each.message, ...change } }))
}

/** The message as one of another kind. Bytes stay the same bytes; every other text stays as it was typed. */
export function withKind(message: DraftMessage, kind: DraftMessageKind): DraftMessage {
  const payload = messagePayload(message)
  if ('problem' in payload || payload.opcode === 'text') return { ...message, kind }
  if (kind === 'hex') return { ...message, kind, data: printHex(payload.bytes) }
  if (kind === 'binary') return { ...message, kind, data: encodeBase64(payload.bytes) }
  return { ...message, kind }
}

/** Whether another one than that in the composer is called so: what names a message by its title means the first. */
export function isTitleTaken({ selected, list }: DraftMessages, title: string): boolean {
  return list.some((each, index) => index !== selected && each.title === title)
}

/** Names the one in the composer, unless another one is called so: what names that would mean this one. */
export function renameMessage(messages: DraftMessages, title: string): DraftMessages {
  if (isTitleTaken(messages, title)) return messages
  return editSelected(messages, each => ({ ...each, title }))
}

export function selectMessage(messages: DraftMessages, index: number): DraftMessages {
  return messages.list[index] ? { ...messages, selected: index } : messages
}

/** One more behind the others, empty, in the composer. A single one without a name gets one then. */
export function addMessage(messages: DraftMessages): DraftMessages {
  const list = messages.list.map((each, index) => ({ ...each, title: titleOf(each, index) }))
  const { kind } = messageShown(messages)
  const added = { title: freeTitle(list, 'Message', list.length + 1), message: { kind, data: '' } }
  return { ...messages, selected: list.length, list: [...list, added] }
}

/** A copy behind the one in the composer, in its place. */
export function duplicateMessage(messages: DraftMessages): DraftMessages {
  const list = messages.list.map((each, index) => ({ ...each, title: titleOf(each, index) }))
  const { selected } = messages
  const copied = list[selected]
  if (!copied) return messages
  const copy = { ...copied, title: freeTitle(list, `${copied.title} copy`) }
  return { ...messages, selected: selected + 1, list: list.toSpliced(selected + 1, 0, copy) }
}

/** Takes the one in the composer away; its neighbour comes there. @returns undefined when it was the last */
export function removeMessage(messages: DraftMessages): DraftMessages | undefined {
  const list = messages.list.toSpliced(messages.selected, 1)
  return list.length === 0
    ? undefined
    : { ...messages, selected: Math.min(messages.selected, list.length - 1), list }
}

/** Moves the one in the composer by so many places; it stays there. */
export function moveMessage(messages: DraftMessages, by: number): DraftMessages {
  const { selected, list } = messages
  const moved = list[selected]
  const to = selected + by
  if (!moved || to < 0 || to >= list.length) return messages
  return { ...messages, selected: to, list: list.toSpliced(selected, 1).toSpliced(to, 0, moved) }
}

function editSelected(
  messages: DraftMessages,
  change: (each: DraftMessages['list'][number]) => DraftMessages['list'][number]
): DraftMessages {
  const list = messages.list.map((each, index) => (index === messages.selected ? change(each) : each))
  return { ...messages, list }
}

/** @param first the first number behind the word; by itself the word stands without one where that is free */
function freeTitle(list: DraftMessages['list'], word: string, first?: number): string {
  const taken = new Set(list.map(({ title }) => title))
  if (first === undefined && !taken.has(word)) return word
  let number = first ?? 2
  while (taken.has(`${word} ${number}`)) number++
  return `${word} ${number}`
}
