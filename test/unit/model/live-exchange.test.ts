import { describe, expect, it } from 'vitest'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { applyExchangeEvent, type LiveExchange } from '#shared/model/live-exchange.ts'

const request = { method: 'GET', url: 'http://h/', headers: [] }
const phases = [
  { name: 'queue' as const, startMs: 0, endMs: 1 },
  { name: 'send' as const, startMs: 1, endMs: 2.5 }
]
const record: Hop = {
  index: 0,
  reason: 'initial',
  request,
  phases,
  changes: [],
  cookies: { sent: [], stored: [], rejected: [] },
  warnings: [],
  samples: { up: [], down: [] },
  startMs: 0,
  endMs: 2.5
}
const exchange: Exchange = {
  id: 'x',
  startedAt: '2026-01-01T00:00:00.000Z',
  request: { ...request, body: { kind: 'empty' } },
  hops: [record],
  totalMs: 2.5,
  insecure: false
}
const events: ExchangeEvent[] = [
  { type: 'started', id: 'x', startedAt: exchange.startedAt, request: exchange.request, insecure: false },
  { type: 'hop-started', hop: 0, reason: 'initial', changes: [], request, startMs: 0 },
  { type: 'phase-started', hop: 0, name: 'queue', startMs: 0 },
  { type: 'phase-ended', hop: 0, phase: { name: 'queue', startMs: 0, endMs: 1 } },
  { type: 'phase-started', hop: 0, name: 'send', startMs: 1 },
  { type: 'progress', hop: 0, atMs: 2, sentBytes: 10, receivedBytes: 0 },
  { type: 'phase-ended', hop: 0, phase: { name: 'send', startMs: 1, endMs: 2.5 } },
  { type: 'hop-ended', hop: 0, record },
  { type: 'done', exchange }
]

const fold = (list: ExchangeEvent[]) =>
  list.reduce<LiveExchange | undefined>((live, event) => applyExchangeEvent(live, event), undefined)

describe('applyExchangeEvent', () => {
  it('is told in events that the schema knows', () => {
    for (const event of events) expect(ExchangeEvent.parse(event)).toEqual(event)
  })

  it('knows the running phase and its progress half way through', () => {
    expect(fold(events.slice(0, 6))).toMatchObject({
      running: true,
      phase: { hop: 0, name: 'send', startMs: 1 },
      progress: { sentBytes: 10 },
      exchange: { totalMs: 1, hops: [{ phases: [{ name: 'queue' }] }] }
    })
  })

  it('ends as the record that `done` carries, with no phase running', () => {
    const live = fold(events)
    expect(live?.exchange).toEqual(exchange)
    expect(live).toMatchObject({ running: false })
    expect(live).not.toHaveProperty('phase')
  })

  it('keeps the identity of hops that an event does not touch', () => {
    const before = fold([
      ...events.slice(0, 8),
      { type: 'hop-started', hop: 1, reason: 'reconnect', changes: [], request, startMs: 2.5 }
    ])
    const after = applyExchangeEvent(before, {
      type: 'phase-ended',
      hop: 1,
      phase: { name: 'queue', startMs: 2.5, endMs: 3 }
    })
    expect(after?.exchange.hops[0]).toBe(before?.exchange.hops[0])
    expect(after?.exchange.hops[1]).not.toBe(before?.exchange.hops[1])
  })

  it('tells of an event stream how many events came, and keeps the last', () => {
    const before = fold(events.slice(0, 6))
    const after = applyExchangeEvent(before, {
      type: 'server-sent-event',
      hop: 0,
      atMs: 2,
      event: { event: 'tick', data: 'one' }
    })
    expect(after).toMatchObject({
      phase: before?.phase,
      events: { count: 1, latest: [{ number: 1, type: 'tick', text: 'one', atMs: 2 }] }
    })
  })

  it('ignores what belongs to no exchange or no hop', () => {
    expect(fold(events.slice(1, 3))).toBeUndefined()
    const live = fold(events.slice(0, 2))
    expect(
      applyExchangeEvent(live, { type: 'phase-ended', hop: 7, phase: { name: 'dns', startMs: 0, endMs: 1 } })
    ).toBe(live)
  })
})
