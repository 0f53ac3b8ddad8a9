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
import type { DraftAutomation } from '#shared/model/draft/draft-automation.ts'
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

it('is the same object where nothing names another message', () => {
  const entry = { saved: 'a', message: { kind: 'text', data: '' } as const, enabled: true }
  const automation = { timed: [{ ...entry, everyMs: 1000 }], answers: [{ ...entry, when: {}, delayMs: 0 }] }
  const two = list('a', 'b')
  expect(followTitles(automation, two, select(two, 1))).toBe(automation)
  expect(followTitles(automation, two, editMessage(two, { data: 'new' }))).toBe(automation)
  expect(followTitles(automation, two, renameMessage(select(two, 1), 'c'))).toBe(automation)
  const renamed = followTitles(automation, two, renameMessage(two, 'c'))
  expect([...renamed.timed, ...renamed.answers].map(({ saved }) => saved)).toEqual(['c', 'c'])
})

it('is another one for none when a message is named letter by letter', () => {
  const message = { kind: 'text', data: '' } as const
  const timed = ['Hi', 'Hello'].map(saved => ({ saved, message, everyMs: 1000, enabled: true }))
  let automation: DraftAutomation = { timed, answers: [] }
  let now = list('Hi', 'Hello')
  for (const title of ['H', 'He', 'Hel', 'Hell', 'Hello', 'Hello2']) {
    const next = renameMessage(now, title)
    automation = followTitles(automation, now, next)
    now = next
  }
  expect(now.list.map(({ title }) => title)).toEqual(['Hello2', 'Hello'])
  expect(automation.timed.map(({ saved }) => saved)).toEqual(['Hello2', 'Hello'])
})

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
