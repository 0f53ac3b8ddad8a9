import { once } from 'node:events'
import { EventEmitter } from 'node:stream'
import { expect, it } from 'vitest'
import { SlowTeller } from '../../../../../cli/run/reporters/slow-teller.ts'

const ITEMS = [
  { path: 'orders/events.yml', name: 'Events' },
  { path: 'b.yml', name: 'B' }
]
const started = (index: number) =>
  ({ type: 'item-started', index, item: index, iteration: 0, startMs: 0 }) as const

it('says once which request takes long, and what ends it', async () => {
  const said: string[] = []
  const events = new EventEmitter()
  const teller = new SlowTeller(what => {
    said.push(what)
    events.emit('told')
  }, 5)
  // Its own timer does not keep the process.
  const kept = setInterval(() => {}, 1000)
  teller.take({ type: 'plan', startedAt: '', items: ITEMS, iterations: 1, total: 2 })
  teller.take(started(0))
  await once(events, 'told')
  teller.take(started(1))
  teller.take({ type: 'done', elapsedMs: 9, passed: 2, failed: 0, notRun: 0 })
  clearInterval(kept)
  expect(said).toEqual([
    'orders/Events has not come to its end for 5.0 ms. --timeout 30s ends what takes longer.'
  ])
})
