import { expect, it } from 'vitest'
import { FlowLog } from '#renderer/state/flow-log.ts'
import type { Flow } from '#renderer/state/flows.ts'
import { runReportOf } from '#renderer/state/run-report.ts'
import { runJson } from '#shared/run/run-json.ts'
import { runExchangeOf } from '../../../fixtures/run-exchanges.ts'

const PLACE = { iteration: 0, item: 0 }

/** Of three requests one has passed and one has failed. */
function logOf(): FlowLog {
  const log = new FlowLog()
  const items = [{ path: 'a.yml', name: 'A' }]
  log.take({ type: 'plan', startedAt: '2024-01-01T00:00:00.000Z', items, iterations: 3, total: 3 })
  log.take({ type: 'iteration-started', iteration: 0, row: { pin: 'of-the-row' } })
  log.take({ type: 'item-ended', exchange: { ...runExchangeOf({ index: 0 }), ...PLACE, outcome: 'passed' } })
  const second = { ...PLACE, iteration: 1, outcome: 'failed' as const }
  log.take({ type: 'item-ended', exchange: { ...runExchangeOf({ index: 1, failed: 1 }), ...second } })
  return log
}

const told = ({ state }: Pick<Flow, 'state'>) =>
  [...runJson(runReportOf({ log: logOf(), elapsedMs: 12, state }, 'Shop'))].join('')

it('tells of a run what the command line would, but for the rows of its data', () => {
  const text = told({ state: 'stopped' })
  expect(JSON.parse(text)).toMatchObject({
    ...{ title: 'Shop', startedAt: '2024-01-01T00:00:00.000Z', elapsedMs: 12, iterations: 3 },
    ...{ passed: 1, failed: 1, notRun: 1, ended: 'stopped' },
    results: [
      { iteration: 1, name: 'A', outcome: 'passed' },
      { iteration: 2, outcome: 'failed' }
    ]
  })
  expect(text).not.toContain('of-the-row')
})

it.each(['running', 'done'] as const)('says of one that is %s not that it was ended', state => {
  expect(JSON.parse(told({ state }))).not.toHaveProperty('ended')
})
