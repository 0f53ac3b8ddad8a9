import { describe, expect, it } from 'vitest'
import { nameTimeout, parseTimeout } from '#renderer/features/request/settings/parse-timeout.ts'

describe('parseTimeout', () => {
  it.each([
    ['30000', 30_000],
    [' 250 ', 250],
    ['0', 0],
    ['off', 0],
    ['Off', 0],
    ['86400000', 86_400_000]
  ])('reads %j', (text, ms) => expect(parseTimeout(text)).toEqual({ value: ms }))

  it.each([
    ['', 'is needed'],
    ['-5', 'negative'],
    ['abc', 'whole number'],
    ['1e9', 'whole number'],
    ['1.5', 'whole number'],
    ['86400001', '24 hours'],
    ['99999999999999', '24 hours']
  ])('says what is wrong with %j', (text, words) => {
    expect(parseTimeout(text)).toEqual({ problem: expect.stringContaining(words) })
  })
})

describe('nameTimeout', () => {
  it('has a word for off', () => expect([nameTimeout(0), nameTimeout(500)]).toEqual(['off', '500 ms']))
})
