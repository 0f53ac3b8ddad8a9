import { expect, test } from 'vitest'
import { EventQueue } from '#engine/http/event-queue.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'

const progress = (receivedBytes: number): ExchangeEvent => ({
  type: 'progress',
  hop: 0,
  atMs: 1,
  sentBytes: 0,
  receivedBytes
})
const phase: ExchangeEvent = { type: 'phase-started', hop: 0, name: 'send', startMs: 0 }
const done = { type: 'done', exchange: { id: 'x' } } as ExchangeEvent

test('events keep their order; of waiting progress only the newest is kept', async () => {
  const queue = new EventQueue()
  for (const event of [phase, progress(1), progress(2), phase, progress(3), progress(4), done])
    queue.push(event)
  const seen: unknown[] = []
  for await (const event of queue) seen.push(event.type === 'progress' ? event.receivedBytes : event.type)
  expect(seen).toEqual(['phase-started', 2, 'phase-started', 4, 'done'])
})

test('whoever waits is woken', async () => {
  const queue = new EventQueue()
  const seen = (async () => {
    const types: string[] = []
    for await (const { type } of queue) types.push(type)
    return types
  })()
  await Promise.resolve()
  queue.push(phase)
  await Promise.resolve()
  queue.push(done)
  expect(await seen).toEqual(['phase-started', 'done'])
})

const told = (length: number): ExchangeEvent => ({
  type: 'server-sent-event',
  hop: 0,
  atMs: 1,
  event: { event: 'message', data: 'x'.repeat(length) }
})

test.each([
  ['large', 100_000],
  ['empty', 0]
])('who does not pull %s server-sent events falls behind, and catches up by pulling', async (_, length) => {
  const queue = new EventQueue()
  let pushed = 0
  while (!queue.behind) {
    queue.push(told(length))
    pushed++
  }
  expect(pushed).toBeLessThan(10_000)
  let caughtUp = false
  queue.caughtUp(() => {
    caughtUp = true
  })
  const events = queue[Symbol.asyncIterator]()
  await events.next()
  expect(caughtUp).toBe(false)
  for (let pulled = 1; !caughtUp; pulled++) {
    expect(pulled).toBeLessThan(pushed)
    await events.next()
  }
  expect(queue.behind).toBe(false)
  let atOnce = false
  queue.caughtUp(() => {
    atOnce = true
  })
  expect(atOnce).toBe(true)
})

test('of all other events none is held up', () => {
  const queue = new EventQueue()
  for (let count = 0; count < 100_000; count++) queue.push(phase)
  expect(queue.behind).toBe(false)
})
