import { describe, expect, it } from 'vitest'
import { type Frames, foldEvents } from '#renderer/state/fold-events.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'

const request = { method: 'GET', url: 'http://h/', headers: [] }
const STARTED: ExchangeEvent[] = [
  {
    type: 'started',
    id: 'x',
    startedAt: '2026-01-01T00:00:00.000Z',
    request: { ...request, body: { kind: 'empty' } },
    insecure: false
  },
  { type: 'hop-started', hop: 0, reason: 'initial', changes: [], request, startMs: 0 },
  { type: 'phase-started', hop: 0, name: 'dns', startMs: 0 },
  { type: 'phase-ended', hop: 0, phase: { name: 'dns', startMs: 0, endMs: 4 } },
  { type: 'phase-started', hop: 0, name: 'tcp', startMs: 4 }
]

/** A screen whose frames come when the test says so. */
class ManualFrames implements Frames {
  pending: (() => void) | undefined
  request(callback: () => void): number {
    expect(this.pending).toBeUndefined()
    this.pending = callback
    return 1
  }
  cancel(): void {
    this.pending = undefined
  }
  draw(): void {
    const callback = this.pending
    this.pending = undefined
    callback?.()
  }
}

async function* emit(events: ExchangeEvent[], after?: () => void): AsyncGenerator<ExchangeEvent> {
  yield* events
  after?.()
}

async function fold(events: AsyncIterable<ExchangeEvent>, frames = new ManualFrames()) {
  const shown: LiveExchange[] = []
  await foldEvents(events, live => shown.push(live), frames)
  return { shown, frames }
}

describe('foldEvents', () => {
  it('shows many events once per frame, and once more at the end', async () => {
    const frames = new ManualFrames()
    const { shown } = await fold(
      emit(STARTED, () => frames.draw()),
      frames
    )
    expect(shown).toHaveLength(2)
    expect(shown[0]?.exchange.hops[0]?.phases.map(({ name }) => name)).toEqual(['dns'])
  })

  it('leaves no frame behind when it is over', async () => {
    const { shown, frames } = await fold(emit(STARTED))
    expect(shown).toHaveLength(1)
    expect(frames.pending).toBeUndefined()
  })

  it('keeps what was measured when the host dies on the way, with the phase in which it did', async () => {
    const { shown } = await fold(
      emit(STARTED, () => {
        throw new ClientError('CONNECTION_CLOSED', { reason: 'host-gone' })
      })
    )
    const last = shown.at(-1)
    expect(last?.running).toBe(false)
    expect(last?.phase).toBeUndefined()
    expect(last?.exchange.error).toMatchObject({ code: 'CONNECTION_CLOSED', phase: 'tcp' })
    const hop = last?.exchange.hops[0]
    expect(hop?.phases.map(({ name }) => name)).toEqual(['dns', 'tcp'])
    expect(hop?.phases[1]?.startMs).toBe(hop?.phases[0]?.endMs)
    expect(hop).toMatchObject({ error: { phase: 'tcp' }, endMs: hop?.phases[1]?.endMs })
    expect(last?.exchange.totalMs).toBe(hop?.endMs)
  })

  it('throws when nothing had begun', async () => {
    const refused = new ClientError('BUILD', { field: 'url' })
    const events = emit([], () => {
      throw refused
    })
    await expect(fold(events)).rejects.toBe(refused)
  })
})
