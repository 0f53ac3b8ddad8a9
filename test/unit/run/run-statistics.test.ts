import { describe, expect, it } from 'vitest'
import type { RunExchange } from '#shared/model/run.ts'
import { phaseTimes, RunStatistics } from '#shared/run/run-statistics.ts'
import { runExchangeOf } from '../../fixtures/run-exchanges.ts'

function statisticsOf(...exchanges: RunExchange[]): RunStatistics {
  const statistics = new RunStatistics()
  for (const exchange of exchanges) statistics.add(exchange)
  return statistics
}

describe('the statistics of a run', () => {
  it('adds up what a phase took in all hops', () => {
    const phases: RunExchange['phases'] = [
      { name: 'ttfb', startMs: 0, endMs: 4 },
      { name: 'download', startMs: 4, endMs: 5 },
      { name: 'ttfb', startMs: 5, endMs: 8 }
    ]
    expect([...phaseTimes(phases)]).toEqual([
      ['ttfb', 7],
      ['download', 1]
    ])
    const { phases: series } = statisticsOf(runExchangeOf({ phases }))
    expect(series.get('ttfb')?.summary()).toMatchObject({ count: 1, median: 7 })
    expect(series.get('tls')?.summary()).toBeUndefined()
  })

  it('keeps those that opened a connection apart from those that found one', () => {
    const { cold, warm, total } = statisticsOf(
      runExchangeOf({ index: 0, totalMs: 30, cold: true }),
      runExchangeOf({ index: 1, totalMs: 10 }),
      runExchangeOf({ index: 2, totalMs: 20 })
    )
    expect([cold.count, warm.summary()?.max, total.summary()?.max]).toEqual([1, 20, 30])
  })

  it('counts failures, and lets them say nothing of times', () => {
    const statistics = statisticsOf(
      runExchangeOf({ index: 0, totalMs: 10, status: 200, failed: 1, size: 5 }),
      runExchangeOf({ index: 1, totalMs: 9000, error: 'TIMEOUT' }),
      runExchangeOf({ index: 2, totalMs: 20, status: 500, size: 7 })
    )
    expect([...statistics.errors]).toEqual([['TIMEOUT', 1]])
    expect([...statistics.statuses]).toEqual([
      [200, 1],
      [500, 1]
    ])
    expect(statistics.total.summary()).toMatchObject({ count: 2, max: 20 })
    expect([statistics.count, statistics.unmet, statistics.bytes]).toEqual([3, 1, 12])
    expect(statistics.totals).toEqual([10, Number.NaN, 20])
  })

  it('has totals in the order in which they were begun', () => {
    const { totals } = statisticsOf(
      runExchangeOf({ index: 2, totalMs: 3 }),
      runExchangeOf({ index: 0, totalMs: 1 })
    )
    expect(totals).toEqual([1, Number.NaN, 3])
  })

  it('says how many there were in a second', () => {
    const statistics = statisticsOf(runExchangeOf({ index: 0 }), runExchangeOf({ index: 1 }))
    expect([statistics.rate(500), statistics.rate(0)]).toEqual([4, 0])
  })
})
