import { describe, expect, it } from 'vitest'
import { RowCache } from '#renderer/features/response/viewer/row-cache.ts'
import type { RowSource } from '#renderer/features/response/viewer/row-source.ts'

/** A source that answers when it is told to. */
class Asked implements RowSource {
  count: number
  readonly asked: { from: number; signal: AbortSignal; answer: (length?: number) => void }[] = []

  constructor(count: number) {
    this.count = count
  }

  load(from: number, count: number, signal: AbortSignal) {
    return new Promise<{ text: string; line: number; depth: number }[]>(resolve => {
      const rows = (length = Math.min(count, this.count - from)) =>
        Array.from({ length }, (_, index) => ({ text: `${from + index}`, line: from + index + 1, depth: 0 }))
      this.asked.push({ from, signal, answer: length => resolve(rows(length)) })
    })
  }

  async read() {
    return ''
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

function cacheOf(source: RowSource) {
  let arrivals = 0
  const failures: unknown[] = []
  const cache = new RowCache(
    source,
    () => arrivals++,
    error => failures.push(error)
  )
  return { cache, failures, arrivals: () => arrivals }
}

describe('RowCache', () => {
  it('asks for what is in sight first, and tells when it has come', async () => {
    const source = new Asked(10_000)
    const { cache, arrivals } = cacheOf(source)
    cache.want(1000, 1040)
    expect(source.asked[0]?.from).toBe(896)
    source.asked[0]?.answer()
    await settled()
    expect(cache.get(1000)?.text).toBe('1000')
    expect(arrivals()).toBe(1)
  })

  it('keeps the page of a row that was fetched by itself', async () => {
    const source = new Asked(10_000)
    const { cache } = cacheOf(source)
    const fetched = cache.fetch(500)
    source.asked[0]?.answer()
    expect((await fetched)?.text).toBe('500')
    expect(cache.get(500)?.text).toBe('500')
    expect(cache.get(510)?.text).toBe('510')
  })

  it('asks once for a page of which a source has less than it says', async () => {
    const source = new Asked(10_000)
    const { cache } = cacheOf(source)
    cache.want(0, 40)
    for (let turn = 0; turn < 20; turn++) {
      for (const { answer } of source.asked) answer(1)
      await settled()
      cache.want(0, 40)
    }
    expect(source.asked.filter(({ from }) => from === 0)).toHaveLength(1)
  })

  it('gives up what was wanted before when one has moved on', async () => {
    const source = new Asked(1_000_000)
    const { cache } = cacheOf(source)
    cache.want(0, 40)
    const before = [...source.asked]
    cache.want(500_000, 500_040)
    expect(before.every(({ signal }) => signal.aborted)).toBe(true)
    for (const { answer } of before) answer()
    await settled()
    expect(cache.get(0)).toBeUndefined()
    expect(source.asked.slice(before.length).map(({ from }) => from)).toContain(499_968)
  })

  it('asks anew for a page that has got more rows since', async () => {
    const source = new Asked(50)
    const { cache } = cacheOf(source)
    cache.want(0, 40)
    source.asked[0]?.answer()
    await settled()
    expect(cache.get(60)).toBeUndefined()
    source.count = 100
    cache.want(0, 60)
    source.asked.at(-1)?.answer()
    await settled()
    expect(cache.get(60)?.text).toBe('60')
  })

  it('tells what failed', async () => {
    const source = new Asked(100)
    source.load = () => Promise.reject(new Error('gone'))
    const { cache, failures } = cacheOf(source)
    cache.want(0, 10)
    await settled()
    expect(failures).toEqual([new Error('gone')])
  })

  it('keeps a bounded amount of text', async () => {
    const source = new Asked(128 * 200)
    source.load = async (from, count) =>
      Array.from({ length: count }, (_, index) => ({
        text: 'x'.repeat(4096),
        line: from + index + 1,
        depth: 0
      }))
    const { cache } = cacheOf(source)
    for (let page = 0; page < 100; page++) {
      cache.want(page * 128, page * 128 + 40)
      await settled()
      await settled()
    }
    const kept = Array.from({ length: 100 }, (_, page) => cache.get(page * 128)).filter(Boolean)
    expect(kept.length).toBeLessThan(20)
    expect(cache.get(99 * 128)).toBeDefined()
  })
})
