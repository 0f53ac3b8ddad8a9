import { expect, it } from 'vitest'
import { runWithin } from '#host/socket/within-time.ts'

it('runs what ends, and gives up what does not', () => {
  let ran = 0
  expect(runWithin(1000, () => ran++)).toBe(true)
  expect(runWithin(20, () => void /^(a+)+$/.test(`${'a'.repeat(50)}!`))).toBe(false)
  expect(runWithin(1000, () => ran++)).toBe(true)
  expect(ran).toBe(2)
})

it('throws what is thrown', () => {
  const fault = new Error('of ours')
  expect(() =>
    runWithin(1000, () => {
      throw fault
    })
  ).toThrow(fault)
})
