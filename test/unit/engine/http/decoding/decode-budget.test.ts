import { expect, test } from 'vitest'
import { DecodeBudget } from '#engine/http/decoding/decode-budget.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'

const limits = { maxBytes: 10_000, maxInflatedBytes: 1000, ratio: 10 }
const budget = (receivedBytes: number) => Object.assign(new DecodeBudget(limits), { receivedBytes })

test('what grows little may become as large as the limit', () => {
  const subject = budget(2000)
  expect(subject.allows(10_000)).toBe(true)
  expect(subject.allows(10_001)).toBe(false)
  expect(subject.failure).toMatchObject({
    code: 'BODY_LIMIT',
    reason: 'decoded',
    message: 'The 2.0 KiB that were received of the body decode to more than 9.8 KiB.'
  })
})

test('what grows much is followed less far', () => {
  expect(budget(99).allows(1000)).toBe(true)
  expect(budget(101).allows(1001)).toBe(true)
  const subject = budget(99)
  expect(subject.allows(1001)).toBe(false)
  expect(subject.failure).toMatchObject({ code: 'BODY_LIMIT', reason: 'inflated' })
  expect(subject.failure?.message).toMatch(/^The 99 B .* more than 1000 B, over 10 times as much/)
})

test('what grows much is not followed further than what grows little', () => {
  const subject = new DecodeBudget({ ...limits, maxBytes: 100 })
  expect(subject.allows(100)).toBe(true)
  expect(subject.allows(101)).toBe(false)
  expect(subject.failure).toMatchObject({ reason: 'decoded' })
})

test('by default a bomb of a single gzip is stopped, and a table of equal rows is not', () => {
  const MB = 1e6
  const allows = (received: number, decoded: number) =>
    Object.assign(new DecodeBudget(DEFAULT_SETTINGS.decoding), { receivedBytes: received }).allows(decoded)
  expect(allows(0.291 * MB, 300 * MB)).toBe(false)
  expect(allows(10 * MB, 1000 * MB)).toBe(true)
})

test('nothing is allowed once it was stopped, which is no failure', () => {
  const subject = budget(1000)
  subject.stop()
  expect(subject.allows(1)).toBe(false)
  expect(subject.failure).toBeUndefined()
})
