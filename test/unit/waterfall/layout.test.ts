import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PHASE_NAMES } from '#shared/model/phases.ts'
import { layoutWaterfall, type WaterfallRow } from '#shared/waterfall/layout.ts'
import { doneWith, errorIn, hopOf, runningIn } from './exchange-fixture.ts'

const brief = (row: WaterfallRow) =>
  `${row.kind === 'hop' ? `hop ${row.hop}` : row.name} ${row.startMs}-${row.endMs} ${row.state}`

describe('layoutWaterfall', () => {
  it('has a row for the hop and one for each of its phases', () => {
    const live = doneWith([
      hopOf(0, 0, [
        ['dns', 5],
        ['tcp', 10],
        ['send', 1],
        ['ttfb', 60],
        ['download', 4]
      ])
    ])
    const { rows, totalMs, running } = layoutWaterfall(live, 999)
    expect(rows.map(brief)).toEqual([
      'hop 0 0-80 done',
      'dns 0-5 done',
      'tcp 5-15 done',
      'send 15-16 done',
      'ttfb 16-76 done',
      'download 76-80 done'
    ])
    expect(rows.map(row => row.share)).toEqual([1, 0.0625, 0.125, 0.0125, 0.75, 0.05])
    expect(totalMs).toBe(80)
    expect(running).toBeUndefined()
  })

  it('lets the running phase grow to now, and the hop and the total with it', () => {
    const live = runningIn('tls', [hopOf(0, 0, [['tcp', 10]])])
    const { rows, totalMs, running } = layoutWaterfall(live, 40)
    expect(rows.map(brief)).toEqual(['hop 0 0-40 running', 'tcp 0-10 done', 'tls 10-40 running'])
    expect(totalMs).toBe(40)
    expect(running).toBe(rows[2])
  })

  it('looks at the body of a running phase up to now, when nothing has come for a while too', () => {
    const live = {
      ...runningIn('download', [hopOf(0, 0, [['ttfb', 10]])]),
      samples: { up: [], down: [[20, 1000]] satisfies [number, number][] }
    }
    const { running } = layoutWaterfall(live, 1010)
    expect(running?.transfer).toMatchObject({ endMs: 1010, averageRate: 1000 })
    expect(running?.transfer?.stalls).toEqual([{ startMs: 20, endMs: 1010 }])
  })

  it('never lets the running phase end before it began', () => {
    const { running } = layoutWaterfall(runningIn('tls', [hopOf(0, 0, [['tcp', 10]])]), 3)
    expect(running).toMatchObject({ startMs: 10, endMs: 10, durationMs: 0 })
  })

  it('draws nothing but the hop before its first phase', () => {
    const live = { ...doneWith([hopOf(0, 0, [])]), running: true }
    expect(layoutWaterfall(live, 5).rows.map(brief)).toEqual(['hop 0 0-0 running'])
  })

  it('has no rows before the first hop', () => {
    expect(layoutWaterfall({ ...doneWith([]), running: true }, 5)).toEqual({
      rows: [],
      hops: [],
      totalMs: 0,
      running: undefined
    })
  })

  it.each([
    ['the phase of the error', 'tcp', ['dns done', 'tcp failed', 'tls done']],
    ['the last phase when the error names none', undefined, ['dns done', 'tcp done', 'tls failed']],
    ['no phase when the error names one that never began', 'ttfb', ['dns done', 'tcp done', 'tls done']]
  ] as const)('marks %s as failed', (_, phase, expected) => {
    const hop = hopOf(
      0,
      0,
      [
        ['dns', 1],
        ['tcp', 1],
        ['tls', 1]
      ],
      { error: errorIn(phase) }
    )
    const [head, ...rows] = layoutWaterfall(doneWith([hop]), 0).rows
    expect(head?.state).toBe('failed')
    expect(rows.map(row => `${row.kind === 'phase' ? row.name : ''} ${row.state}`)).toEqual(expected)
  })

  it('tells what was cancelled from what failed', () => {
    const error = { ...errorIn('tcp'), code: 'ABORTED' as const }
    const hop = hopOf(
      0,
      0,
      [
        ['dns', 1],
        ['tcp', 1]
      ],
      { error }
    )
    expect(layoutWaterfall(doneWith([hop]), 0).rows.map(row => row.state)).toEqual([
      'cancelled',
      'done',
      'cancelled'
    ])
  })

  it('puts a hop that failed before the one that replaced it', () => {
    const live = runningIn('tcp', [
      hopOf(0, 0, [['send', 2]], { error: errorIn('send') }),
      hopOf(1, 2, [['dns', 3]])
    ])
    expect(layoutWaterfall(live, 9).rows.map(brief)).toEqual([
      'hop 0 0-2 failed',
      'send 0-2 failed',
      'hop 1 2-9 running',
      'dns 2-5 done',
      'tcp 5-9 running'
    ])
  })

  it('covers the exchange without gap or overlap, whatever the marks', () => {
    const phases = fc.array(
      fc.tuple(fc.constantFrom(...PHASE_NAMES), fc.double({ min: 0, max: 1e5, noNaN: true })),
      { minLength: 1, maxLength: 7 }
    )
    const hopsOf = (plan: [(typeof PHASE_NAMES)[number], number][][]) => {
      let startMs = 0
      return plan.map((phases, index) => {
        const hop = hopOf(index, startMs, phases)
        startMs = hop.endMs
        return hop
      })
    }
    fc.assert(
      fc.property(fc.array(phases, { minLength: 1, maxLength: 4 }), fc.boolean(), (plan, running) => {
        const hops = hopsOf(plan)
        const nowMs = (hops.at(-1)?.endMs ?? 0) + 17
        const waterfall = layoutWaterfall(running ? runningIn('download', hops) : doneWith(hops), nowMs)
        let endMs = 0
        for (const hop of waterfall.hops) {
          expect(hop.startMs).toBe(endMs)
          for (const phase of hop.phases) {
            expect(phase.startMs).toBe(endMs)
            endMs = phase.endMs
          }
          expect(hop.endMs).toBe(endMs)
          const sum = hop.phases.reduce((sum, phase) => sum + phase.durationMs, 0)
          expect(sum).toBeCloseTo(hop.durationMs, 5)
        }
        expect(waterfall.totalMs).toBe(endMs)
        expect(waterfall.totalMs).toBe(running ? nowMs : hops.at(-1)?.endMs)
      })
    )
  })
})
