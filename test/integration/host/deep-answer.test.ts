import { expect, it, onTestFinished } from 'vitest'
import type { DraftAction, DraftAssertion } from '#shared/model/draft/draft-row.ts'
import { sendingHost } from '../../fixtures/sending-host.ts'
import { startHttpServer } from '../../fixtures/servers/http-server.ts'

const assertion = (expression: string, operator: string, value = ''): DraftAssertion => ({
  expression,
  operator,
  value,
  enabled: true
})

const action = (expression: string): DraftAction => ({
  expression,
  variable: 'found',
  scope: 'runtime',
  phase: 'after-response',
  enabled: true
})

it('looks at an answer that is nested without end, and at the rest of it all the same', async () => {
  const depth = 50_000
  const server = await startHttpServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  })
  onTestFinished(() => server[Symbol.asyncDispose]())
  const { send } = await sendingHost()
  const events = await send({
    url: server.origin,
    assertions: [
      assertion('res.status', 'eq', '200'),
      assertion('res.body', 'isJson'),
      assertion('res.body', 'matches', '^x'),
      assertion("res('..name')", 'eq', 'x'),
      assertion("res('name')", 'isDefined')
    ],
    actions: [action('res.body'), action('..name')]
  })
  expect(events.at(-1)).toMatchObject({
    type: 'results',
    results: {
      passed: 2,
      failed: 5,
      results: [{ outcome: 'passed' }, { actual: `"${'['.repeat(499)}…` }, {}, {}, {}, {}, {}]
    }
  })
})
