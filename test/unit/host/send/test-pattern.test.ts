import { expect, it } from 'vitest'
import { patternTester } from '#host/send/test-pattern.ts'

it('finds what a pattern means', () => {
  const test = patternTester()
  expect(test(/^order-\d+$/, 'order-42')).toBe(true)
  expect(test(/^order-\d+$/, 'invoice-42')).toBe(false)
})

it('gives up on a pattern that would go on for years, and on those that come after it', () => {
  const test = patternTester()
  const text = `${'a'.repeat(60)}b`
  expect(() => test(/^(a+)+$/, text)).toThrow(/backtrack too much/)
  expect(() => test(/^a/, text)).toThrow(/backtrack too much/)
})
