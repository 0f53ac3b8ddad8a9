import { expect, it } from 'vitest'
import { type SocketEvent, SocketEvents } from '#host/socket/socket-events.ts'

const queue = (messages: number): SocketEvent => ({ type: 'queue', messages, bytes: messages })
const connecting = (lane: number): SocketEvent => ({
  type: 'state',
  state: { state: 'connecting', lane, sinceMs: 0 }
})
const progress = (lane: number, atMs: number): SocketEvent => ({
  type: 'handshake',
  lane,
  startMs: 0,
  event: { type: 'progress', hop: 0, atMs, sentBytes: 0, receivedBytes: 0 }
})

async function pulled(events: SocketEvents): Promise<SocketEvent[]> {
  const abort = new AbortController()
  const end: SocketEvent = { type: 'unrecorded', problem: 'end' }
  events.push(end)
  const told: SocketEvent[] = []
  for await (const event of events.pull(abort.signal)) {
    if (event === end) abort.abort()
    else told.push(event)
  }
  return told
}

it('tells what happens in order, and of the queue and of progress the latest', async () => {
  const events = new SocketEvents()
  for (const event of [queue(1), connecting(0), progress(0, 1), progress(0, 2), queue(2)]) events.push(event)
  expect(await pulled(events)).toEqual([connecting(0), progress(0, 2), queue(2)])
})

it('tells of secrets what all changes of them come to, once, before what they stand in', async () => {
  const events = new SocketEvents()
  events.push({ type: 'secrets', added: ['one', 'two'], dropped: ['known'] })
  events.push(connecting(0))
  events.push({ type: 'secrets', added: ['three'], dropped: ['two', 'old'] })
  const told = { type: 'secrets', added: ['one', 'three'], dropped: ['known', 'old'] }
  expect(await pulled(events)).toEqual([told, connecting(0)])
})

it('is bounded while nobody pulls, and keeps the last connection', async () => {
  const events = new SocketEvents()
  for (let lane = 0; lane < 100_000; lane++) events.push(connecting(lane))
  const told = await pulled(events)
  expect(told.length).toBeLessThanOrEqual(501)
  expect(told.at(-1)).toEqual(connecting(99_999))
})

it('keeps of what could not be sent or kept the latest of each, however often it is told', async () => {
  const events = new SocketEvents()
  const unsent = (index: number, problem: string): SocketEvent => ({
    type: 'unsent',
    by: 'script',
    index,
    problem
  })
  const unrecorded = (problem: string): SocketEvent => ({ type: 'unrecorded', problem })
  for (let n = 0; n < 10_000; n++)
    for (const event of [unsent(n % 2, `problem ${n}`), unrecorded('The disk is full.')]) events.push(event)
  expect(await pulled(events)).toEqual([
    unsent(0, 'problem 9998'),
    unsent(1, 'problem 9999'),
    unrecorded('The disk is full.')
  ])
  for (let n = 0; n < 10_000; n++) events.push(unrecorded(`problem ${n}`))
  const told = await pulled(events)
  expect(told.length).toBeLessThanOrEqual(501)
  expect(told.at(-1)).toEqual(unrecorded('problem 9999'))
})

it('ends with its signal while it waits', async () => {
  const abort = new AbortController()
  const next = new SocketEvents().pull(abort.signal).next()
  abort.abort()
  expect(await next).toEqual({ value: undefined, done: true })
})
