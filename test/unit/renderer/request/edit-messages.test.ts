import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMessage,
  duplicateMessage,
  editMessage,
  isTitleTaken,
  messageShown,
  messagesShown,
  moveMessage,
  removeMessage,
  renameMessage,
  selectMessage,
  shownTitle,
  withKind
} from '#renderer/features/request/messages/edit-messages.ts'
import { encodeBase64 } from '#shared/binary/encode-base64.ts'
import type { DraftMessages } from '#shared/model/draft/draft-message.ts'

const messages = (selected: number, ...titles: string[]): DraftMessages => ({
  selected,
  list: titles.map(title => ({ title, message: { kind: 'text', data: title.toLowerCase() } }))
})
const titlesOf = ({ list }: DraftMessages) => list.map(({ title }) => title)

describe('the messages of a composer', () => {
  it('are one, empty, where there are none', () => {
    expect(messageShown(undefined)).toEqual({ kind: 'text', data: '' })
    expect(editMessage(messagesShown(undefined), { data: 'a' }).list).toEqual([
      { title: '', message: { kind: 'text', data: 'a' } }
    ])
  })

  it('are edited and named where the composer stands', () => {
    const edited = renameMessage(editMessage(messages(1, 'A', 'B'), { kind: 'json' }), 'C')
    expect(edited.list).toEqual([
      { title: 'A', message: { kind: 'text', data: 'a' } },
      { title: 'C', message: { kind: 'json', data: 'b' } }
    ])
  })

  it('are not named as another one is', () => {
    const two = messages(1, 'A', 'B')
    expect(isTitleTaken(two, 'A')).toBe(true)
    expect(isTitleTaken(two, 'B')).toBe(false)
    expect(renameMessage(two, 'A')).toBe(two)
    expect(titlesOf(duplicateMessage(duplicateMessage(messages(0, 'A'))))).toEqual([
      'A',
      'A copy',
      'A copy copy'
    ])
    expect(titlesOf(duplicateMessage(messages(0, 'A', 'A copy')))).toEqual(['A', 'A copy 2', 'A copy'])
  })

  it('are listed with what their names hide, and not all of a long one', () => {
    expect(shownTitle({ title: 'ab\u202etxt.exe' }, 0)).toBe('ab\\u202etxt.exe')
    expect(shownTitle({ title: 'a'.repeat(1000) }, 0)).toHaveLength(200)
    expect(shownTitle({ title: ' ' }, 1)).toBe('Message 2')
    const added = addMessage(messages(0, 'ab\u202etxt.exe'))
    expect(titlesOf(added)[0]).toBe('ab\u202etxt.exe')
  })

  it('get one more of the same kind, under a name that is free', () => {
    const added = addMessage(editMessage(messages(0, '', 'Message 3'), { kind: 'hex' }))
    expect(titlesOf(added)).toEqual(['Message 1', 'Message 3', 'Message 4'])
    expect(messageShown(added)).toEqual({ kind: 'hex', data: '' })
  })

  it.each([
    ['copied', duplicateMessage(messages(0, 'A', 'B')), 1, ['A', 'A copy', 'B']],
    ['moved down', moveMessage(messages(0, 'A', 'B', 'C'), 1), 1, ['B', 'A', 'C']],
    ['moved up', moveMessage(messages(2, 'A', 'B', 'C'), -1), 1, ['A', 'C', 'B']],
    ['not moved beyond an end', moveMessage(messages(0, 'A', 'B'), -1), 0, ['A', 'B']],
    ['chosen', selectMessage(messages(0, 'A', 'B'), 1), 1, ['A', 'B']],
    ['not chosen where there is none', selectMessage(messages(0, 'A'), 1), 0, ['A']]
  ])('are %s', (_, next, selected, titles) => {
    expect(next.selected).toBe(selected)
    expect(titlesOf(next)).toEqual(titles)
  })

  it('lose the one in the composer, and are none after the last', () => {
    expect(removeMessage(messages(1, 'A', 'B'))).toEqual(messages(0, 'A'))
    expect(removeMessage(messages(0, 'A', 'B'))).toEqual(messages(0, 'B'))
    expect(removeMessage(messages(0, 'A'))).toBeUndefined()
  })
})

describe('a message of another kind', () => {
  it('has the same bytes, in hex and in base64', () => {
    expect(withKind({ kind: 'binary', data: '3q0=' }, 'hex')).toEqual({ kind: 'hex', data: 'de ad' })
    expect(withKind({ kind: 'hex', data: 'DEAD' }, 'binary')).toEqual({ kind: 'binary', data: '3q0=' })
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const data = encodeBase64(bytes)
        const there = withKind({ kind: 'binary', data }, 'hex')
        expect(withKind(there, 'binary')).toEqual({ kind: 'binary', data })
      })
    )
  })

  it.each([
    [{ kind: 'text', data: 'dead' }, 'hex'],
    [{ kind: 'hex', data: '{{id}} 0' }, 'binary'],
    [{ kind: 'hex', data: 'dead' }, 'text']
  ] as const)('keeps what was typed in %j as %s', (message, kind) => {
    expect(withKind(message, kind)).toEqual({ ...message, kind })
  })
})
