import { expect, test } from 'vitest'
import { type SentWalk, walkSent } from '#renderer/features/request/messages/walk-sent.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'

const text = (data: string): DraftMessage => ({ kind: 'text', data })
const SENT = [text('c'), text('b'), text('a')]

/** Where a person comes to, from what is in the composer. */
function walked(shown: string, steps: readonly ('older' | 'newer')[], sent = SENT): string[] {
  let message = text(shown)
  let walk: SentWalk | undefined
  return steps.map(to => {
    const found = walkSent(sent, message, walk, to)
    if (found) ({ message, walk } = { walk: undefined, ...found })
    return message.data
  })
}

test('goes back to the oldest, and to what was being written', () => {
  const steps = ['older', 'older', 'older', 'older', 'newer', 'newer', 'newer', 'newer'] as const
  expect(walked('new', steps)).toEqual(['c', 'b', 'a', 'a', 'b', 'c', 'new', 'new'])
})

test('passes over what is in the composer already', () => {
  expect(walked('c', ['older', 'older'])).toEqual(['b', 'a'])
})

test('begins anew where what was brought back was edited', () => {
  const back = walkSent(SENT, text('new'), undefined, 'older')
  const edited = walkSent(SENT, text('c, edited'), back?.walk, 'older')
  expect(edited).toEqual({ message: text('c'), walk: { typed: text('c, edited'), brought: text('c') } })
})

test('goes on from what was brought back, wherever that stands among what was sent', () => {
  const back = walkSent(SENT, text('new'), undefined, 'older')
  const again = [text('a'), text('c'), text('b')]
  expect(walkSent(again, text('c'), back?.walk, 'newer')?.message).toEqual(text('a'))
  expect(walkSent([text('c'), text('b')], text('c'), back?.walk, 'newer')).toEqual({ message: text('new') })
  expect(walkSent([], text('c'), back?.walk, 'newer')).toEqual({ message: text('new') })
})

test('tells messages of the same text apart that are of another kind', () => {
  const sent: DraftMessage[] = [{ kind: 'hex', data: 'c' }]
  expect(walkSent(sent, text('c'), undefined, 'older')?.message).toEqual(sent[0])
})

test('goes nowhere where nothing was sent', () => {
  expect(walkSent([], text('new'), undefined, 'older')).toBeUndefined()
  expect(walkSent(SENT, text('new'), undefined, 'newer')).toBeUndefined()
})
