import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PHASE_NAMES } from '#shared/model/phases.ts'
import {
  barsOfRow,
  endOfRow,
  endOfTimeline,
  sideOfRow,
  type TimelineRow,
  wayToRows
} from '#shared/waterfall/timeline.ts'

/** Phases one after the other. */
function rowOf(startMs: number, ...phases: [(typeof PHASE_NAMES)[number], number][]): TimelineRow {
  let at = startMs
  const spans = phases.map(([name, ms]) => {
    const from = at
    at += ms
    return { name, startMs: from, endMs: at }
  })
  return { id: 'a', label: 'GET /', failed: false, startMs, phases: spans }
}

describe('barsOfRow', () => {
  const row = rowOf(10, ['dns', 10], ['ttfb', 60], ['download', 20])

  it.each<[string, number, number, [string, number, number][]]>([
    [
      'all',
      0,
      100,
      [
        ['dns', 10, 10],
        ['ttfb', 20, 60],
        ['download', 80, 20]
      ]
    ],
    [
      'what is in sight, cut at the edges',
      15,
      65,
      [
        ['dns', 0, 10],
        ['ttfb', 10, 90]
      ]
    ],
    ['nothing of what is elsewhere', 200, 300, []]
  ])('draws %s', (_, fromMs, toMs, bars) => {
    expect(barsOfRow(row, { fromMs, toMs, widthPx: 100 })).toEqual(
      bars.map(([name, x, width]) => ({ name, x, width }))
    )
  })

  it('keeps a phase that was over in no time in sight', () => {
    const quick = rowOf(0, ['send', 0], ['ttfb', 100])
    expect(barsOfRow(quick, { fromMs: 50, toMs: 150, widthPx: 10 }).map(({ name }) => name)).toEqual(['ttfb'])
    expect(barsOfRow(rowOf(50, ['send', 0]), { fromMs: 0, toMs: 100, widthPx: 10 })).toEqual([
      { name: 'send', x: 5, width: 1 }
    ])
  })

  it('lets the longest speak for a pixel that several share', () => {
    const crowded = rowOf(0, ['dns', 0.01], ['tcp', 0.02], ['send', 0.01], ['ttfb', 1000])
    expect(barsOfRow(crowded, { fromMs: 0, toMs: 2000, widthPx: 100 })).toEqual([
      { name: 'ttfb', x: 0.002, width: 50 }
    ])
  })

  it('never leaves what is in sight, nor leaves a row without a bar that is in sight', () => {
    const ms = fc.double({ min: 0, max: 1e6, noNaN: true })
    const phases = fc.array(fc.tuple(fc.constantFrom(...PHASE_NAMES), ms), { minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(ms, phases, ms, ms, fc.integer({ min: 1, max: 5000 }), (start, spans, a, b, widthPx) => {
        const row = rowOf(start, ...spans)
        const window = { fromMs: Math.min(a, b), toMs: Math.max(a, b) + 0.01, widthPx }
        const bars = barsOfRow(row, window)
        for (const { x, width } of bars) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual(widthPx + 1.000001)
          expect(width).toBeGreaterThanOrEqual(1)
        }
        expect(bars.length > 0).toBe(sideOfRow(row, window) === undefined)
      })
    )
  })
})

describe('a timeline', () => {
  it('ends with what ends last', () => {
    const rows = [rowOf(0, ['ttfb', 100]), rowOf(10, ['ttfb', 20]), rowOf(50)]
    expect(rows.map(endOfRow)).toEqual([100, 30, 50])
    expect(endOfTimeline(rows)).toBe(100)
    expect(endOfTimeline([])).toBe(0)
  })

  it('says on which side a row lies that is out of sight', () => {
    const row = rowOf(10, ['ttfb', 10])
    const side = (fromMs: number, toMs: number) => sideOfRow(row, { fromMs, toMs, widthPx: 10 })
    expect([side(0, 9), side(0, 10), side(20, 30), side(21, 30)]).toEqual([
      'after',
      undefined,
      undefined,
      'before'
    ])
  })
})

describe('wayToRows', () => {
  const rows = [0, 100, 200].map(startMs => rowOf(startMs, ['ttfb', 10]))
  it.each<[string, TimelineRow[], number, number, number | undefined]>([
    ['to the middle row', rows, 1000, 1100, 105 - 1050],
    ['forwards', rows.slice(2), 0, 50, 205 - 25],
    ['nowhere while one is in sight', rows, 200, 400, undefined],
    ['nowhere without rows', [], 0, 1, undefined]
  ])('leads %s', (_, some, fromMs, toMs, way) => {
    expect(wayToRows(some, { fromMs, toMs, widthPx: 100 })).toBe(way)
  })
})
