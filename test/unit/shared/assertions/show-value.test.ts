import { describe, expect, it } from 'vitest'
import { showValue } from '#shared/assertions/show-value.ts'

describe('a value that is shown', () => {
  it.each([
    [null],
    [true],
    [1.5],
    ['a "b"'],
    [[]],
    [{}],
    [[1, [2], { a: null }]],
    [{ a: { b: [1, 2] }, c: 'd' }]
  ])('is JSON: %j', value => {
    expect(showValue(value)).toBe(JSON.stringify(value))
  })

  it('is named when there is none', () => {
    expect(showValue(undefined)).toBe('undefined')
  })

  it.each([
    ['long text', 'x'.repeat(5000)],
    ['a long list', Array.from({ length: 5000 }, (_, index) => index)],
    [
      'an object of many keys',
      Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key ${index}`, index]))
    ]
  ])('is cut when it is %s', (_, value) => {
    expect(showValue(value)).toBe(`${JSON.stringify(value).slice(0, 500)}…`)
  })

  it('may be nested as deep as it likes', () => {
    let deep: unknown = []
    for (let depth = 0; depth < 50_000; depth++) deep = [deep]
    expect(showValue(deep)).toBe(`${'['.repeat(500)}…`)
  })
})
