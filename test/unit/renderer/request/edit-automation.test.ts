import { describe, expect, it } from 'vitest'
import {
  addRule,
  addTimer,
  automationKept,
  automationShown,
  duplicateEntry,
  editCondition,
  editRule,
  moveEntry,
  removeEntry
} from '#renderer/features/request/automation/edit-automation.ts'
import type { DraftAutomation } from '#shared/model/draft/draft-automation.ts'

const NONE = automationShown(undefined)
const message = { kind: 'text', data: '' } as const
const rule = (delayMs: number) => ({ when: {}, message, delayMs, enabled: true })
const THREE: DraftAutomation = { timed: [], answers: [rule(1), rule(2), rule(3)] }
const delays = ({ answers }: DraftAutomation) => answers.map(({ delayMs }) => delayMs)

describe('what is added', () => {
  it('is off, since as it stands it would send to anybody', () => {
    expect(addRule(NONE).answers).toMatchObject([{ when: {}, enabled: false }])
    expect(addTimer(NONE, undefined).timed).toMatchObject([{ message, enabled: false }])
  })

  it('sends the message of the composer, unless another one is called like it', () => {
    const list = ['a', 'b', 'a'].map(title => ({ title, message }))
    expect(addTimer(NONE, { selected: 1, list }).timed[0]?.saved).toBe('b')
    expect(addTimer(NONE, { selected: 2, list }).timed[0]).not.toHaveProperty('saved')
  })
})

it('moves within the list alone', () => {
  expect(delays(moveEntry(THREE, 'answers', 0, 1))).toEqual([2, 1, 3])
  expect(delays(moveEntry(THREE, 'answers', 2, -2))).toEqual([3, 1, 2])
  expect(delays(moveEntry(THREE, 'answers', 2, 1))).toEqual([1, 2, 3])
})

it('copies behind, switched off', () => {
  const { answers } = duplicateEntry(THREE, 'answers', 1)
  expect(answers.map(({ delayMs, enabled }) => [delayMs, enabled])).toEqual([
    [1, true],
    [2, true],
    [2, false],
    [3, true]
  ])
})

it('keeps nothing of what is not said any more', () => {
  const said = editCondition(editRule(THREE, 0, { saved: 'a' }), 0, { jsonPath: '$', opcodes: ['text'] })
  const [first] = editCondition(editRule(said, 0, { saved: undefined }), 0, { jsonPath: undefined }).answers
  expect(Object.keys(first ?? {})).not.toContain('saved')
  expect(Object.keys(first?.when ?? {})).toEqual(['opcodes'])
})

it('is nothing once all of it is removed, paused or not', () => {
  const one = { ...removeEntry(removeEntry(THREE, 'answers', 0), 'answers', 0), paused: true }
  expect(automationKept(one)).toBe(one)
  expect(automationKept(removeEntry(one, 'answers', 0))).toBeUndefined()
})
