import { describe, expect, it } from 'vitest'
import { layoutWaterfall } from '#shared/waterfall/layout.ts'
import { sumPhases } from '#shared/waterfall/phase-sum.ts'
import { MOST_TIMINGS, visibleRows } from '#shared/waterfall/visible-rows.ts'
import { doneWith, hopOf } from './exchange-fixture.ts'
import { responseOf } from './response-fixture.ts'

function withTimings(count: number) {
  const metrics = Array.from({ length: count }, (_, index) => `m${index};dur=1`).join(', ')
  const response = responseOf(200, [['Server-Timing', metrics]])
  const first = hopOf(0, 0, [['ttfb', 10]], { response })
  return layoutWaterfall(doneWith([first, hopOf(1, 10, [['send', 5]])]), 0)
}
const brief = (rows: ReturnType<typeof visibleRows>) =>
  rows.map(row =>
    row.kind === 'hop' ? `hop ${row.hop}` : row.kind === 'more' ? `${row.count} more` : row.name
  )

describe('visibleRows', () => {
  it('has the phases of hops that are unfolded, with what the server measured', () => {
    expect(brief(visibleRows(withTimings(2), () => true, new Set()))).toEqual([
      ...['hop 0', 'ttfb', 'm0', 'm1'],
      ...['hop 1', 'send']
    ])
    expect(brief(visibleRows(withTimings(2), hop => hop === 1, new Set()))).toEqual([
      'hop 0',
      'hop 1',
      'send'
    ])
  })

  it('folds what is more than fits, but never a single one, until all is asked for', () => {
    const many = (count: number, all: string[]) =>
      brief(visibleRows(withTimings(count), hop => hop === 0, new Set(all))).slice(2, -1)
    expect(many(MOST_TIMINGS + 1, [])).toHaveLength(MOST_TIMINGS + 1)
    expect(many(MOST_TIMINGS + 2, []).slice(-2)).toEqual([`m${MOST_TIMINGS - 1}`, '2 more'])
    expect(many(MOST_TIMINGS + 2, ['0.0'])).toHaveLength(MOST_TIMINGS + 2)
  })
})

describe('sumPhases', () => {
  it('is the total, to the microsecond, however the numbers fall', () => {
    const waterfall = layoutWaterfall(
      doneWith([
        hopOf(0, 0, [
          ['dns', 0.1],
          ['tcp', 0.2],
          ['ttfb', 33.333]
        ])
      ]),
      0
    )
    expect(sumPhases(waterfall)).toEqual({ phases: 3, hops: 1, ms: 33.633 })
  })
})
