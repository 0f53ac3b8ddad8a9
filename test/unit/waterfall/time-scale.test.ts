import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainFor, rulerFor, ticksOf } from '#shared/waterfall/time-scale.ts'
import { wholeOf } from '#shared/waterfall/viewport.ts'

describe('domainFor', () => {
  it.each([
    [0, 1],
    [0.2, 1],
    [1, 1],
    [1.01, 1.2],
    [97, 100],
    [100, 100],
    [101, 120],
    [233, 250],
    [801, 900],
    [30_000, 30_000],
    [30_001, 35_000]
  ])('fits %d ms into %d ms', (total, domain) => expect(domainFor(total)).toBe(domain))

  it('holds every total, never mostly empty, and never shrinks as the total grows', () => {
    const ms = fc.double({ min: 0, max: 1e8, noNaN: true })
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a]
        expect(domainFor(large)).toBeGreaterThanOrEqual(large)
        expect(domainFor(large)).toBeLessThanOrEqual(Math.max(1, large * 1.2501))
        expect(domainFor(small)).toBeLessThanOrEqual(domainFor(large))
      })
    )
  })
})

describe('ticksOf', () => {
  it.each([
    [0, 100, 6, [0, 20, 40, 60, 80, 100]],
    [31, 69, 6, [40, 50, 60]],
    [31, 31.4, 3, [31, 31.2, 31.4]],
    [999.99, 1000.01, 3, [999.99, 1000, 1000.01]],
    [3, 4, 1, [3, 4]]
  ])('marks %d to %d ms, %d at most, at %j', (fromMs, toMs, most, ticks) =>
    expect(ticksOf({ fromMs, toMs }, most).ticks).toEqual(ticks)
  )
})

describe('ticksOf, of a whole axis', () => {
  it.each([
    [1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [100, 6, [0, 20, 40, 60, 80, 100]],
    [125, 5, [0, 50, 100]],
    [250, 6, [0, 50, 100, 150, 200, 250]],
    [30_000, 4, [0, 10_000, 20_000, 30_000]],
    [400, 2, [0]]
  ])('marks %d ms with at most %d ticks', (domain, most, ticks) => {
    expect(ticksOf(wholeOf(domain), most).ticks).toEqual(ticks)
  })

  it('keeps to the room there is, inside the domain, evenly spaced', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e8, noNaN: true }),
        fc.integer({ min: 2, max: 20 }),
        (total, most) => {
          const domain = domainFor(total)
          const ticks = ticksOf(wholeOf(domain), most).ticks
          expect(ticks.length).toBeLessThanOrEqual(most)
          expect(ticks[0]).toBe(0)
          const step = ticks[1] ?? domain
          ticks.forEach((tick, index) => {
            expect(tick).toBeLessThanOrEqual(domain * (1 + 1e-9))
            expect(tick).toBeCloseTo(index * step, 5)
          })
        }
      )
    )
  })
})

describe('rulerFor', () => {
  it.each([
    ['at the very end', 800, 400, [0, 200, 400, 600, 800], [0, 200, 400, 600]],
    ['near the end', 620, 400, [0, 200, 400, 600], [0, 200, 400]],
    ['with room behind it', 700, 400, [0, 200, 400, 600], [0, 200, 400, 600]],
    ['where no other would be left', 500, 230, [0, 200, 400], [0, 200, 400]]
  ])('judges the last label %s', (_, domain, width, ticks, labelled) => {
    expect(rulerFor(wholeOf(domain), width, 70, 9)).toMatchObject({ ticks, labelled })
  })

  it('lets no label reach into another one or past the end, however narrow the axis is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 2000 }),
        (total, width) => {
          const domain = domainFor(total)
          const pixels = rulerFor(wholeOf(domain), width, 70, 9).labelled.map(ms => (ms / domain) * width)
          expect(pixels[0]).toBe(0)
          pixels.slice(1).forEach((at, index) => {
            expect(at - (pixels[index] ?? 0)).toBeGreaterThan(69.9)
            expect(at).toBeLessThan(width - 34.9)
          })
        }
      )
    )
  })

  it('labels no more than it is told to', () => {
    expect(rulerFor(wholeOf(1000), 5000, 70, 9).labelled.length).toBeLessThanOrEqual(9)
  })

  it.each([
    [
      'a mark at the very beginning: from there',
      100,
      150,
      [100, 110, 120, 130, 140, 150],
      [100, 110, 120, 130, 140]
    ],
    ['none that would be cut at an end', 109, 159, [110, 120, 130, 140, 150], [120, 130, 140, 150]]
  ])('labels, of a part of an axis, %s', (_, fromMs, toMs, ticks, labelled) => {
    expect(rulerFor({ fromMs, toMs }, 300, 50, 9)).toMatchObject({ ticks, labelled, stepMs: 10 })
  })

  it.each([
    ['fifths of ten', 70, 800, 2],
    ['quarters of twenty', 100, 800, 5],
    ['fifths of fifty', 400, 800, 10],
    ['none without room', 100, 20, undefined]
  ])('has finer marks: %s', (_, domain, width, apart) => {
    const [first, second] = rulerFor(wholeOf(domain), width, 70, 9).minor
    expect(second === undefined ? undefined : second - (first ?? 0)).toBe(apart)
  })

  it('has finer marks that hold the coarser ones, wherever one looks', () => {
    const ms = fc.double({ min: 0, max: 1e6, noNaN: true })
    const span = fc.double({ min: 0.01, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(ms, span, (fromMs, spanMs) => {
        const { ticks, minor, stepMs } = rulerFor({ fromMs, toMs: fromMs + spanMs }, 700, 70, 9)
        for (const tick of minor.length > 0 ? ticks : [])
          expect(minor.some(each => Math.abs(each - tick) < stepMs / 1000)).toBe(true)
      }),
      { examples: [[1e-12, 0.01]] }
    )
  })
})
