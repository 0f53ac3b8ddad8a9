import { describe, expect, it } from 'vitest'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { layoutWaterfall, type PhaseRow } from '#shared/waterfall/layout.ts'
import { doneWith, hopOf } from './exchange-fixture.ts'
import { responseOf } from './response-fixture.ts'

function phasesWith(head: ResponseHead): Map<string, PhaseRow> {
  const hop = hopOf(
    0,
    10,
    [
      ['send', 5],
      ['ttfb', 100],
      ['download', 20]
    ],
    { response: head }
  )
  return new Map(layoutWaterfall(doneWith([hop]), 0).hops[0]?.phases.map(row => [row.name, row]))
}

describe('what the server measured', () => {
  it('lies in the phase at whose end it was told, from its beginning', () => {
    const phases = phasesWith(
      responseOf(200, [['Server-Timing', 'db;dur=40;desc="Query", miss']], [['server-timing', 'total;dur=5']])
    )
    expect(phases.get('send')?.timings).toEqual([])
    expect(phases.get('ttfb')?.timings).toMatchObject([
      {
        kind: 'timing',
        id: '0.1.0',
        name: 'db',
        desc: 'Query',
        durMs: 40,
        startMs: 15,
        endMs: 55,
        cut: false
      },
      { id: '0.1.1', name: 'miss', startMs: 15, endMs: 15, durationMs: 0, cut: false }
    ])
    expect(phases.get('ttfb')?.timings[1]).not.toHaveProperty('durMs')
    expect(phases.get('download')?.timings).toMatchObject([{ name: 'total', startMs: 115, endMs: 120 }])
  })

  it('is cut at the end of the phase, and says so', () => {
    const [timing] =
      phasesWith(responseOf(200, [['server-timing', 'all;dur=5000']])).get('ttfb')?.timings ?? []
    expect(timing).toMatchObject({ durMs: 5000, endMs: 115, durationMs: 100, cut: true })
    expect(timing?.share).toBeCloseTo(100 / 135)
  })
})
