import { describe, expect, it } from 'vitest'
import { followTitles } from '#renderer/features/request/automation/follow-titles.ts'
import {
  addMessage,
  duplicateMessage,
  editMessage,
  moveMessage,
  removeMessage,
  renameMessage
} from '#renderer/features/request/messages/edit-messages.ts'
import type { DraftMessages } from '#shared/model/draft/draft-message.ts'

const list = (...titles: string[]): DraftMessages => ({
  selected: 0,
  list: titles.map(title => ({ title, message: { kind: 'text', data: title } }))
})
const select = (messages: DraftMessages, selected: number) => ({ ...messages, selected })

/** What a timer names after a change that named `title` before. */
function followed(title: string, before: DraftMessages, after: DraftMessages): string | undefined {
  const message = { kind: 'text', data: '' } as const
  const automation = { timed: [{ saved: title, message, everyMs: 1000, enabled: true }], answers: [] }
  return followTitles(automation, before, after).timed[0]?.saved
}

describe('what names a message', () => {
  const two = list('a', 'b')
  const untitled = list('')
  it.each<[string, string, DraftMessages, DraftMessages, string]>([
    ['follows its new name', 'a', two, renameMessage(two, 'c'), 'c'],
    ['stays with another', 'b', two, renameMessage(two, 'c'), 'b'],
    ['does not go over to one that is called so already', 'b', two, renameMessage(select(two, 1), 'a'), 'b'],
    [
      'stays with the first of two of a name',
      'a',
      list('a', 'a'),
      renameMessage(select(list('a', 'a'), 1), 'x'),
      'a'
    ],
    ['stays when it is edited', 'a', two, editMessage(two, { data: 'new' }), 'a'],
    ['stays when it is moved', 'a', two, moveMessage(two, 1), 'a'],
    ['stays when it is gone', 'a', two, removeMessage(two) ?? two, 'a'],
    ['gets the name that one without gets', '', untitled, addMessage(untitled), 'Message 1'],
    ['stays when it is copied', 'a', two, duplicateMessage(two), 'a'],
    ['follows a copy', 'a copy', duplicateMessage(two), renameMessage(duplicateMessage(two), 'z'), 'z']
  ])('%s', (_, title, before, after, expected) => {
    expect(followed(title, before, after)).toBe(expected)
  })
})
