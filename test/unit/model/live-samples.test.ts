import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addLiveSample, type LiveSamples } from '#shared/model/live-samples.ts'

it('keeps what has changed in each direction', () => {
  const first = addLiveSample(undefined, { atMs: 1, sentBytes: 10, receivedBytes: 0 })
  expect(first).toEqual({ up: [[1, 10]], down: [] })
  expect(addLiveSample(first, { atMs: 2, sentBytes: 10, receivedBytes: 7 })).toEqual({
    up: [[1, 10]],
    down: [[2, 7]]
  })
})

it('stays bounded and in order however long it goes on, and the last is the truth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), count => {
      let samples: LiveSamples | undefined
      for (let index = 1; index <= count; index++)
        samples = addLiveSample(samples, { atMs: index, sentBytes: 0, receivedBytes: index * 3 })
      const down = samples?.down ?? []
      expect(down.length).toBeLessThanOrEqual(256)
      expect(down.at(-1)).toEqual([count, count * 3])
      expect(down.every(([ms], index) => ms > (down[index - 1]?.[0] ?? 0))).toBe(true)
    }),
    { numRuns: 20 }
  )
})
