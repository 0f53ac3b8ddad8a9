import { expect, it } from 'vitest'
import type { UnattendedLane } from '#host/unattended/unattended-lane.ts'
import type { FlowEvent } from '#shared/model/run.ts'
import type { Drafts } from '../../../../cli/run/drafts.ts'
import { runIterations } from '../../../../cli/run/run-iterations.ts'

it('tells no row of an iteration that is interrupted before all that is secret in it is known', async () => {
  const interruption = new AbortController()
  const looked: number[] = []
  const drafts: Pick<Drafts, 'look' | 'take'> = {
    look(item) {
      looked.push(item)
      interruption.abort()
      return { message: 'unreadable' }
    },
    take: () => ({ message: 'unreadable' })
  }
  const lane: Pick<UnattendedLane, 'begin' | 'secretsAhead' | 'close'> = {
    begin() {},
    async secretsAhead(requests) {
      for await (const _ of requests);
      return { names: new Set(), forms: [] }
    },
    async close() {}
  }
  const told: FlowEvent[] = []
  const items = [1, 2, 3].map(n => ({ path: `${n}.yml`, name: `${n}` }))
  await runIterations(
    { items, iterations: 1, rows: [{ pin: '1234567' }], others: [] },
    { bail: false, delayMs: 0, parallel: 1, signal: interruption.signal },
    {
      drafts: drafts as Drafts,
      openLane: () => lane as UnattendedLane,
      tell: event => told.push(event),
      learn() {}
    }
  )
  expect(looked).toEqual([0])
  expect(told).toMatchObject([{ type: 'plan' }, { type: 'done', ended: 'stopped', notRun: 3 }])
})
