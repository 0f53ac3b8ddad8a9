import { expect, it } from 'vitest'
import { withOwnBytes } from '#shared/rpc/own-bytes.ts'

it('copies what a view shows, wherever it stands, and nothing else', () => {
  const view = Uint8Array.of(1, 2, 3, 4).subarray(1, 3)
  const pooled = Buffer.from('secret neighbours').subarray(0, 6)
  const whole = Uint8Array.of(9)
  const frame = { id: 1, list: [whole, view], deep: { pooled, none: null } }
  const own = withOwnBytes(frame) as typeof frame
  expect(own).toEqual({
    id: 1,
    list: [whole, Uint8Array.of(2, 3)],
    deep: { pooled: new TextEncoder().encode('secret'), none: null }
  })
  expect(own.list[1]?.buffer.byteLength).toBe(2)
  expect(own.deep.pooled.buffer.byteLength).toBe(6)
  expect(own.list[0]).toBe(whole)
  expect(frame.list[1]).toBe(view)
})

it('hands on what needs no copy as it is', () => {
  const frame = { list: [Uint8Array.of(1)], text: 'x', odd: JSON.parse('{"__proto__": 1}') }
  expect(withOwnBytes(frame)).toBe(frame)
})
