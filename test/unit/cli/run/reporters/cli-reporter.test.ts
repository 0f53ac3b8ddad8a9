import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { FlowEvent } from '#shared/model/run.ts'
import { CliReporter } from '../../../../../cli/run/reporters/cli-reporter.ts'
import { styleOf } from '../../../../../cli/run/reporters/style.ts'
import { runExchangeOf } from '../../../../fixtures/run-exchanges.ts'

const ITERATIONS = 2400

async function told(events: Iterable<FlowEvent>): Promise<string> {
  const stream = new PassThrough()
  const output = Object.assign(stream, { isTTY: false, columns: 80 })
  const reporter = new CliReporter({ title: 'Shop', stream: output, style: styleOf({}) })
  for (const event of events) reporter.take(event)
  stream.end()
  return text(stream)
}

function* failingRun(): Generator<FlowEvent> {
  const items = [{ path: 'a.yml', name: 'A' }]
  yield { type: 'plan', startedAt: '', items, iterations: ITERATIONS, total: ITERATIONS }
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    yield { type: 'iteration-started', iteration }
    const exchange = runExchangeOf({ index: iteration, failed: 1 })
    yield { type: 'item-ended', exchange: { ...exchange, iteration, item: 0, outcome: 'failed' } }
  }
  yield { type: 'done', elapsedMs: 10, passed: 0, failed: ITERATIONS, notRun: 0 }
}

it('writes all numbers of things alike', async () => {
  const lines = (await told(failingRun())).split('\n')
  expect(lines[0]).toMatch(/1 request \S 2,400$/)
  expect(lines).toContain('Iteration 1,778')
  expect(lines).toContain('  and 2,380 more')
  expect(lines).toContain('2,400 requests: 0 passed, 2,400 failed in 10 ms')
  expect(lines).toContain('2,400 checks: 0 passed, 2,400 failed')
})
