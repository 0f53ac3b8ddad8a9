import { expect, test } from 'vitest'
import { DecodeBudget } from '#engine/http/decoding/decode-budget.ts'

const limits = { maxBytes: 10_000, maxInflatedBytes: 1000, ratio: 10 }
const budget = (receivedBytes: number) => Object.assign(new DecodeBudget(limits), { receivedBytes })

test('what grows little may become as large as the limit', () => {
  const subject = budget(2000)
  expect(subject.allows(10_000)).toBe(true)
  expect(subject.allows(10_001)).toBe(false)
  expect(subject.failure).toMatchObject({
    code: 'BODY_LIMIT',
    reason: 'decoded',
    facts: { size: '9.8 KiB', limit: '9.8 KiB', received: '2.0 KiB' }
  })
})

test('what grows much is followed less far', () => {
  expect(budget(99).allows(1000)).toBe(true)
  expect(budget(99).allows(1001)).toBe(false)
  expect(budget(101).allows(1001)).toBe(true)
})

test('nothing is allowed once it was stopped, which is no failure', () => {
  const subject = budget(1000)
  subject.stop()
  expect(subject.allows(1)).toBe(false)
  expect(subject.failure).toBeUndefined()
})
