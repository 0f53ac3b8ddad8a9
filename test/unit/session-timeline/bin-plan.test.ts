import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_LOG_BINS } from '#shared/contract/limits.ts'
import {
  binAt,
  controlMarks,
  isSparse,
  leastPxFor,
  messagesIn,
  planBins,
  spanOfBin
} from '#shared/session-timeline/bin-plan.ts'
import { bin } from './bins.ts'

const view = fc
  .tuple(fc.double({ min: 0, max: 1e8, noNaN: true }), fc.double({ min: 0.01, max: 1e8, noNaN: true }))
  .map(([fromMs, spanMs]) => ({ fromMs, toMs: fromMs + spanMs }))

describe('planBins', () => {
  it.each([
    [{ fromMs: 0, toMs: 1000 }, 1000, 3, { fromMs: 0, binMs: 4, count: 251 }],
    [{ fromMs: 0, toMs: 1000 }, 1000, 1, { fromMs: 0, binMs: 1, count: 1001 }],
    [{ fromMs: 10, toMs: 20 }, 100, 3, { fromMs: 10, binMs: 0.5, count: 21 }],
    [{ fromMs: 1001, toMs: 1999 }, 100, 3, { fromMs: 992, binMs: 32, count: 32 }],
    [{ fromMs: 0, toMs: 86_400_000 }, 800, 3, { fromMs: 0, binMs: 524_288, count: 165 }]
  ])('cuts %j over %i px, at least %i px each', (viewport, widthPx, leastPx, plan) => {
    expect(planBins(viewport, widthPx, leastPx)).toEqual(plan)
  })

  it('covers what is in sight with parts that stay where they are, no more of them than may be asked for', () => {
    fc.assert(
      fc.property(
        view,
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom(1, 3),
        (viewport, widthPx, leastPx) => {
          const { fromMs, binMs, count } = planBins(viewport, widthPx, leastPx)
          expect(Number.isInteger(Math.log2(binMs))).toBe(true)
          expect(Number.isInteger(fromMs / binMs)).toBe(true)
          expect(fromMs).toBeLessThanOrEqual(viewport.fromMs)
          expect(fromMs + count * binMs).toBeGreaterThan(viewport.toMs)
          expect(count).toBeLessThan(MAX_LOG_BINS)
        }
      )
    )
  })

  it('asks for something before there is a width', () => {
    expect(planBins({ fromMs: 0, toMs: 1000 }, 0, 3).count).toBeGreaterThan(0)
  })
})

it('tells which part a time is in, and when that is', () => {
  const plan = { fromMs: 64, binMs: 32, count: 3 }
  expect([63, 64, 95.9, 96, 159, 160].map(ms => binAt(plan, ms))).toEqual([undefined, 0, 0, 1, 2, undefined])
  expect(spanOfBin(plan, 2)).toEqual({ fromMs: 128, toMs: 160 })
})

it('draws messages one by one where there is room for that', () => {
  expect(messagesIn([bin(3, 2), bin(0), bin(0, 1)])).toBe(6)
  expect([isSparse(100, 800), isSparse(101, 800)]).toEqual([true, false])
  expect(leastPxFor(true)).toBeLessThan(leastPxFor(false))
})

it('places control frames in the midst of their parts', () => {
  const known = {
    bins: [bin(1), bin(0, 0, 2), bin(0), bin(1, 0, 1)],
    plan: { fromMs: 0, binMs: 10, count: 4 }
  }
  expect(controlMarks(known, { fromMs: 5, toMs: 45, widthPx: 80 })).toEqual([20, 60])
})
