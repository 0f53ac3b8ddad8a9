import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { PauseGate } from '#host/run/pause-gate.ts'
import type { FlowMessage } from '#shared/model/run.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'

it('listens for the end only while it is paused', async () => {
  const gate = new PauseGate()
  const messages = new AsyncQueue<FlowMessage>()
  const heeded = gate.heed(messages)
  const { signal } = new AbortController()
  for (let time = 0; time < 3; time++) {
    messages.push({ type: 'pause' })
    await expect.poll(() => gate.paused).toBe(true)
    const opened = gate.open(signal)
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    messages.push({ type: 'resume' })
    await opened
    expect(getEventListeners(signal, 'abort')).toEqual([])
  }
  messages.end()
  await heeded
})
