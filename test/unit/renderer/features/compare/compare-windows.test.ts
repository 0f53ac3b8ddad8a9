import { describe, expect, it, test } from 'vitest'
import { compareWindows } from '#renderer/features/compare/compare-windows.ts'
import { MAX_BODY_WINDOW } from '#shared/contract/limits.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'

/** Two bodies that are read as the host lets them be read. */
function compare(left: Uint8Array, right: Uint8Array, signal = new AbortController().signal) {
  const bodies = new Map([
    ['left', left],
    ['right', right]
  ])
  const info = (id: string): BodyInfo => {
    const size = bodies.get(id)?.length ?? 0
    return { id, size, encodedSize: size, contentType: '', complete: true }
  }
  const done: number[] = []
  const readBody = async (id: string, offset: number, length: number) => {
    expect(length).toBeLessThanOrEqual(MAX_BODY_WINDOW)
    const body = bodies.get(id) ?? new Uint8Array()
    expect(offset).toBeLessThan(body.length)
    return body.slice(offset, offset + length)
  }
  const result = compareWindows(info('left'), info('right'), { readBody }, signal, bytes => done.push(bytes))
  return { result, done }
}

const filled = (size: number, ...changes: [at: number, byte: number][]) => {
  const bytes = new Uint8Array(size).fill(7)
  for (const [at, byte] of changes) bytes[at] = byte
  return bytes
}

describe('two bodies', () => {
  const large = 2.5 * MAX_BODY_WINDOW
  it.each<[string, Uint8Array, Uint8Array, number | undefined]>([
    ['that are empty', filled(0), filled(0), undefined],
    ['that are the same', filled(large), filled(large), undefined],
    ['that differ in the first byte', filled(large, [0, 1]), filled(large), 0],
    [
      'that differ at the start of a window',
      filled(large, [MAX_BODY_WINDOW, 1]),
      filled(large),
      MAX_BODY_WINDOW
    ],
    ['that differ in the last byte', filled(large, [large - 1, 1]), filled(large), large - 1],
    ['of which one is longer', filled(large), filled(large + 1), large],
    [
      'of which one ends with a window',
      filled(MAX_BODY_WINDOW),
      filled(MAX_BODY_WINDOW + 9),
      MAX_BODY_WINDOW
    ],
    ['of which one is empty', filled(0), filled(3), 0]
  ])('%s', async (_, left, right, at) => {
    const found = await compare(left, right).result
    expect(found?.at).toBe(at)
    if (!found || at === undefined) return
    expect(found.from % 16).toBe(0)
    expect(at).toBeGreaterThanOrEqual(found.from)
    expect(at).toBeLessThan(found.from + 96)
    expect(found.left).toEqual(left.slice(found.from, found.from + 96))
    expect(found.right).toEqual(right.slice(found.from, found.from + 96))
  })
})

test('it reports how far it is, and ends when nobody waits for it', async () => {
  const { result, done } = compare(filled(3 * MAX_BODY_WINDOW), filled(3 * MAX_BODY_WINDOW))
  await result
  expect(done).toEqual([0, MAX_BODY_WINDOW, 2 * MAX_BODY_WINDOW])
  await expect(compare(filled(3), filled(3), AbortSignal.abort(new Error('enough'))).result).rejects.toThrow(
    'enough'
  )
})
