import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ChunkList } from '#engine/bodies/chunk-list.ts'

describe('a list of chunks', () => {
  const size = fc.oneof(fc.nat(10), fc.nat(10_000), fc.nat(100_000))
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ append: size }) },
    { weight: 1, arbitrary: fc.record({ drop: fc.nat(3) }) }
  )

  test('holds what was put in and not taken out, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), fc.nat(5000), fc.nat(5000), (steps, offset, length) => {
        const list = new ChunkList()
        let expected = Buffer.alloc(0)
        let next = 0
        for (const step of steps) {
          if ('append' in step) {
            const chunk = Uint8Array.from({ length: step.append }, () => next++ % 251)
            list.append(chunk)
            expected = Buffer.concat([expected, chunk])
          } else {
            const taken = Buffer.concat(list.peek(step.drop))
            expect(Buffer.compare(taken, expected.subarray(0, taken.length))).toBe(0)
            list.drop(step.drop)
            expected = expected.subarray(taken.length)
          }
        }
        expect(list.byteLength).toBe(expected.length)
        const from = Math.min(offset, expected.length)
        const window = new Uint8Array(Math.min(length, expected.length - from))
        list.copy(from, window)
        expect(Buffer.compare(window, expected.subarray(from, from + window.length))).toBe(0)
      }),
      { numRuns: 200 }
    )
  })

  test('gathers small ones, so that there are few', () => {
    const list = new ChunkList()
    for (let i = 0; i < 100_000; i++) list.append(Uint8Array.of(i))
    expect(list.peek(100).length).toBeLessThan(20)
    expect(Buffer.concat(list.peek(100))[99_999]).toBe(99_999 % 256)
  })

  test('leaves alone what it has shown', () => {
    const list = new ChunkList()
    for (let i = 0; i < 20; i++) list.append(Uint8Array.of(i))
    const before = list.peek(100).map(chunk => chunk.byteLength)
    list.append(Uint8Array.of(20))
    expect(list.peek(100).map(chunk => chunk.byteLength)).toEqual([...before, 1])
  })
})
