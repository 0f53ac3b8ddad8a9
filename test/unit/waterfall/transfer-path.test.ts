import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sample, Transfer } from '#shared/waterfall/transfer.ts'
import { pieceMarks, transferArea } from '#shared/waterfall/transfer-path.ts'

const transferOf = (samples: Sample[]): Transfer => ({
  startMs: 100,
  endMs: 200,
  samples,
  bytes: samples.at(-1)?.[1] ?? 0,
  stalls: []
})
const transfer = transferOf([
  [110, 250],
  [150, 500],
  [200, 1000]
])

describe('transferArea', () => {
  it.each([
    ['the whole', 100, 200, 'M0 100V100H10V75H50V50H100V0H100V100Z'],
    ['the first half', 100, 150, 'M0 100V100H20V75H100V50H100V100Z'],
    ['the second, which begins where the first ended', 150, 200, 'M0 100V50H100V0H100V100Z'],
    ['a part in which nothing came', 160, 170, 'M0 100V50H100V100Z'],
    ['a moment', 110, 110, 'M0 100V75H100V100Z']
  ])('draws %s', (_, fromMs, toMs, path) => expect(transferArea(transfer, { fromMs, toMs })).toBe(path))

  it('never leaves its box, and never goes down', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 100, max: 200 }), fc.nat(1000)), { minLength: 1 })
    const ms = fc.double({ min: 100, max: 200, noNaN: true })
    fc.assert(
      fc.property(points, ms, ms, (gaps, a, b) => {
        let bytes = 1
        const samples = gaps
          .sort(([x], [y]) => x - y)
          .map(([at, more]): Sample => {
            bytes += more
            return [at, bytes]
          })
        const path = transferArea(transferOf(samples), { fromMs: Math.min(a, b), toMs: Math.max(a, b) })
        for (const [axis, last] of [
          ['H', 100],
          ['V', 0]
        ] as const) {
          const values = [
            ...path.replace(/^M0 100|V100Z$/g, '').matchAll(new RegExp(`${axis}([\\d.]+)`, 'g'))
          ]
          const numbers = values.map(([, value]) => Number(value))
          numbers.forEach((value, index) => {
            const before = numbers[index - 1] ?? (axis === 'H' ? 0 : 100)
            expect(axis === 'H' ? value - before : before - value).toBeGreaterThanOrEqual(0)
            expect(Math.abs(value - last)).toBeLessThanOrEqual(100)
          })
        }
      })
    )
  })
})

describe('pieceMarks', () => {
  it('marks where pieces came, but at the edges', () => {
    expect(pieceMarks(transfer, { fromMs: 100, toMs: 200 }, 300, 4)).toBe('M10 100V80M50 100V80')
  })

  it('marks nothing where they would be a smear', () => {
    const many = transferOf(Array.from({ length: 100 }, (_, index): Sample => [100 + index, index + 1]))
    expect(pieceMarks(many, { fromMs: 100, toMs: 200 }, 300, 4)).toBe('')
    expect(pieceMarks(many, { fromMs: 100, toMs: 110 }, 300, 4)).toMatch(/^M10 100V80M20/)
  })
})
