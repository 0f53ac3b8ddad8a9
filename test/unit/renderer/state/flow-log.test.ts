import { expect, it } from 'vitest'
import { FlowLog } from '#renderer/state/flow-log.ts'
import type { FlowExchange } from '#shared/model/run.ts'
import { runExchangeOf } from '../../../fixtures/run-exchanges.ts'

const ended = (given: Partial<FlowExchange>) => ({
  type: 'item-ended' as const,
  exchange: { ...runExchangeOf(given), iteration: 0, item: 0, outcome: 'passed' as const, ...given }
})

it('knows what is run, what has passed, and what is under way', () => {
  const log = new FlowLog()
  const items = [
    { path: 'a.yml', name: 'A', method: 'GET' },
    { path: 'b.yml', name: 'B', method: 'POST' }
  ]
  log.take({ type: 'plan', startedAt: '', items, iterations: 2, total: 4 })
  log.take({ type: 'iteration-started', iteration: 0, row: { id: '7' } })
  log.take({ type: 'item-started', index: 0, iteration: 0, item: 0, startMs: 0 })
  expect([log.total, log.current?.item, log.data[0]]).toEqual([4, 0, { id: '7' }])

  log.take(ended({ index: 0, passed: 2 }))
  log.take(ended({ index: 1, item: 1, outcome: 'failed', failed: 1, startMs: 9 }))
  log.take(ended({ index: 2, iteration: 1, item: 1, outcome: 'failed' }))
  expect([log.passed, log.failed, log.checks, log.current]).toEqual([
    1,
    2,
    { passed: 2, failed: 1 },
    undefined
  ])
  expect(log.failures()).toEqual([
    { iteration: 0, item: 1 },
    { iteration: 1, item: 1 }
  ])
  expect(log.rows()).toMatchObject([
    { id: '0', label: '1 · GET A', failed: false },
    { id: '1', label: '1 · POST B', failed: true, startMs: 9 },
    { id: '2', label: '2 · POST B' }
  ])
})
