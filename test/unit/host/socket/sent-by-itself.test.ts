import { expect, it, vi } from 'vitest'
import { SentByItself } from '#host/socket/sent-by-itself.ts'
import type { SocketEvent } from '#host/socket/socket-events.ts'

it('tells nothing of what is sent once it was stopped', async () => {
  vi.useFakeTimers()
  try {
    const told: SocketEvent[] = []
    let answer: (sent: { seq: number }) => void = () => {}
    const send = () => new Promise<{ seq: number }>(resolve => (answer = resolve))
    const byItself = new SentByItself(send, event => told.push(event))
    byItself.lane = 0
    byItself.set({ timed: [{ message: { kind: 'text', data: 'tick' }, everyMs: 10, enabled: true }] })
    told.length = 0
    vi.advanceTimersByTime(10)
    byItself.stop()
    answer({ seq: 1 })
    await vi.runAllTimersAsync()
    expect(told).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})
