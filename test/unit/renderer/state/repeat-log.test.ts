import { expect, it } from 'vitest'
import { RepeatLog } from '#renderer/state/repeat-log.ts'
import { runExchangeOf } from '../../../fixtures/run-exchanges.ts'

it('has the exchanges in the order in which they were begun, however they ended', () => {
  const log = new RepeatLog()
  log.add(runExchangeOf({ index: 2, startMs: 5 }))
  log.add(runExchangeOf({ index: 0, error: 'TIMEOUT' }))
  expect(log.exchanges().map(({ index }) => index)).toEqual([0, 2])
  expect(log.rows()).toMatchObject([
    { id: '0', label: '#1 timed out (TIMEOUT)', failed: true },
    { id: '2', label: '#3', status: 200, failed: false, startMs: 5 }
  ])
  expect(log.statistics.count).toBe(2)
})

it('shows as failed what an assertion failed of', () => {
  const log = new RepeatLog()
  log.add(runExchangeOf({ failed: 1 }))
  expect(log.rows()[0]?.failed).toBe(true)
})
