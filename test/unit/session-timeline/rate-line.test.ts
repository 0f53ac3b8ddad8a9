import { describe, expect, it } from 'vitest'
import { formatRate, partsTogether, peakOf, ratePoints } from '#shared/session-timeline/rate-line.ts'
import { bin } from './bins.ts'

describe('ratePoints', () => {
  it('tells messages of both directions per second, a few parts together', () => {
    const bins = [bin(1, 1), bin(2), bin(0), bin(0), bin(6), bin(0)]
    expect(ratePoints(bins, { fromMs: 0, binMs: 100, count: 6 }, { fromMs: 0, toMs: 600 }, 2)).toEqual([
      { atMs: 100, perSecond: 20 },
      { atMs: 300, perSecond: 0 },
      { atMs: 500, perSecond: 30 }
    ])
  })

  it('counts of the last point only the time that has passed', () => {
    expect(
      ratePoints([bin(4), bin(2), bin(0)], { fromMs: 0, binMs: 100, count: 3 }, { fromMs: 0, toMs: 150 }, 1)
    ).toEqual([
      { atMs: 50, perSecond: 40 },
      { atMs: 125, perSecond: 20 }
    ])
  })

  it('leaves out a last point that has only begun', () => {
    const points = ratePoints(
      [bin(4), bin(2), bin(0)],
      { fromMs: 0, binMs: 100, count: 3 },
      { fromMs: 0, toMs: 140 },
      1
    )
    expect(points).toEqual([{ atMs: 50, perSecond: 40 }])
  })

  it('begins where what is kept does', () => {
    const points = ratePoints(
      [bin(0), bin(0), bin(0), bin(3), bin(2), bin(2)],
      { fromMs: 0, binMs: 100, count: 6 },
      { fromMs: 300, toMs: 600 },
      2
    )
    expect(points).toEqual([
      { atMs: 350, perSecond: 30 },
      { atMs: 500, perSecond: 20 }
    ])
  })

  it('groups the same parts wherever what is in sight begins', () => {
    const all = Array.from({ length: 8 }, (_, n) => bin(n))
    const whole = ratePoints(all, { fromMs: 0, binMs: 100, count: 8 }, { fromMs: 0, toMs: 800 }, 4)
    const later = ratePoints(all.slice(2), { fromMs: 200, binMs: 100, count: 6 }, { fromMs: 0, toMs: 800 }, 4)
    expect(later.at(-1)).toEqual(whole.at(-1))
    expect(later[0]).toEqual({ atMs: 300, perSecond: (2 + 3) / 0.2 })
  })
})

it.each([
  ['many messages', 100, 4, 4],
  ['narrow parts', 100, 1, 16],
  ['wide parts', 100, 20, 1],
  ['few messages', 0.5, 4, 16],
  ['none', 0, 4, 32]
])('makes a point of as many parts as tell something: %s', (_, each, binPx, together) => {
  const bins = Array.from({ length: 160 }, (_, n) => bin(each >= 1 ? each : Number(n % 2 === 0 && each > 0)))
  expect(partsTogether(bins, binPx)).toBe(together)
})

it('finds the peak, where there is any', () => {
  expect(peakOf([])).toBeUndefined()
  expect(peakOf([{ atMs: 1, perSecond: 0 }])).toBeUndefined()
  const points = [3, 8, 8, 1].map((perSecond, atMs) => ({ atMs, perSecond }))
  expect(peakOf(points)).toEqual({ atMs: 1, perSecond: 8 })
})

it.each([
  [0, '0'],
  [0.04, '<0.1'],
  [0.44, '0.4'],
  [9.94, '9.9'],
  [9.96, '10'],
  [9876.5, '9,877']
])('writes %d per second as %s', (rate, text) => expect(formatRate(rate)).toBe(text))
