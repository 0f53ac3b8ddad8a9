import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Samples } from '#engine/http/samples.ts'

test('a few samples are all kept', () => {
  const samples = new Samples()
  samples.add(1, 10)
  samples.add(2, 20)
  samples.add(2, 30)
  expect(samples.points).toEqual([
    [1, 10],
    [2, 20],
    [2, 30]
  ])
})

test('many are thinned out: bounded, in order, and the last is the truth', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 3000 }), gaps => {
      const samples = new Samples()
      let ms = 0
      gaps.forEach((gap, index) => {
        ms += gap
        samples.add(ms, index + 1)
      })
      const { points } = samples
      expect(points.length).toBeLessThanOrEqual(256)
      if (gaps.length > 0) expect(points.at(-1)).toEqual([ms, gaps.length])
      points.slice(1).forEach(([at, bytes], index) => {
        expect(at).toBeGreaterThanOrEqual(points[index]?.[0] ?? 0)
        expect(bytes).toBeGreaterThan(points[index]?.[1] ?? 0)
      })
    }),
    { numRuns: 50 }
  )
})

test('a long transfer is sampled over its whole length', () => {
  const samples = new Samples()
  for (let i = 1; i <= 100_000; i++) samples.add(i, i)
  expect(samples.points.length).toBeGreaterThan(60)
  const quarter = samples.points.filter(([ms]) => ms < 25_000).length / samples.points.length
  expect(quarter).toBeGreaterThan(0.15)
  expect(quarter).toBeLessThan(0.35)
})
