import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { call, stream } from '#shared/contract/define.ts'
import type { HostFrame } from '#shared/rpc/frames.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { serve } from '#shared/rpc/server.ts'

const contract = {
  ping: call(z.object({}), z.string()),
  sink: stream(z.object({}), z.never(), z.string()),
  stuck: stream(z.object({}), z.string(), z.string()),
  mute: stream(z.object({}), z.string())
}

describe('a server that is spoken to wrongly', () => {
  let post: (frame: unknown) => void
  let answers: HostFrame[]
  let taken: string[]

  beforeEach(() => {
    const [client, host] = createMemoryPorts()
    answers = []
    taken = []
    client.onFrame(frame => answers.push(frame as HostFrame))
    post = frame => client.post(frame)
    const handlers: Handlers<typeof contract> = {
      ping: async () => 'pong',
      // biome-ignore lint/correctness/useYield: it only listens
      async *sink(_input, { messages }) {
        for await (const message of messages) taken.push(message)
      },
      async *stuck(_input, { messages, signal }) {
        for await (const message of messages) {
          yield message.slice(0, 1)
          await new Promise(resolve => signal.addEventListener('abort', resolve))
        }
      },
      async *mute(_input, { signal }) {
        yield 'open'
        await new Promise(resolve => signal.addEventListener('abort', resolve))
      }
    }
    serve(host, contract, handlers)
  })

  const answered = (count: number) => vi.waitUntil(() => answers.length >= count)

  it.each(['nothing', '__proto__', 'constructor', 'toString', 'sink'])('knows no call “%s”', async method => {
    post({ type: 'call', id: 1, method, input: {} })
    await answered(1)
    expect(answers).toMatchObject([{ type: 'error', id: 1, error: { code: 'INTERNAL' } }])
  })

  it.each(['ping', '__proto__', 'hasOwnProperty'])('knows no stream “%s”', async method => {
    post({ type: 'open', id: 1, method, input: {}, credit: 1 })
    await answered(1)
    expect(answers).toMatchObject([{ type: 'error', id: 1, error: { code: 'INTERNAL' } }])
  })

  it.each([
    undefined,
    null,
    7,
    'call',
    [],
    {},
    { type: 'call' },
    { type: 'call', id: '1', method: 'ping' },
    { type: 'call', id: -1, method: 'ping', input: {} },
    { type: 'open', id: 1, method: 'mute', input: {}, credit: 0 },
    { type: 'open', id: 1, method: 'mute', input: {}, credit: Number.NaN },
    { type: 'credit', id: 1, credit: -5 },
    { type: 'result', id: 1, value: 1 }
  ])('answers a malformed frame %j without an id', async frame => {
    post(frame)
    await answered(1)
    expect(answers).toMatchObject([{ type: 'error', error: { code: 'INTERNAL' } }])
    expect(answers[0]).not.toHaveProperty('id')
  })

  it('answers a message into a stream that is not open', async () => {
    post({ type: 'message', id: 9, value: 'lost' })
    await answered(1)
    expect(answers).toMatchObject([{ type: 'error', id: 9 }])
  })

  it('says nothing to frames that crossed the end of what they are for', async () => {
    post({ type: 'cancel', id: 9 })
    post({ type: 'abort', id: 9 })
    post({ type: 'end', id: 9 })
    post({ type: 'credit', id: 9, credit: 1 })
    post({ type: 'call', id: 10, method: 'ping', input: {} })
    await answered(1)
    expect(answers).toEqual([{ type: 'result', id: 10, value: 'pong' }])
  })

  it('ends a stream into which a message comes without credit', async () => {
    post({ type: 'open', id: 1, method: 'stuck', input: {}, credit: 1 })
    await answered(1)
    expect(answers).toEqual([{ type: 'credit', id: 1, credit: 1024 }])
    // Each costs 257 units, and only the first is pulled: the sixth comes when 1024 + 257 are used up.
    for (let n = 0; n < 6; n++) post({ type: 'message', id: 1, value: 'x'.repeat(1024 * 1024) })
    await vi.waitUntil(() => answers.some(answer => answer.type === 'error'))
    expect(answers.at(-1)).toMatchObject({ type: 'error', id: 1 })
  })

  it('ends a stream that takes no messages and is sent one', async () => {
    post({ type: 'open', id: 1, method: 'mute', input: {}, credit: 1 })
    await answered(1)
    post({ type: 'message', id: 1, value: 'x' })
    await answered(2)
    expect(answers).toMatchObject([
      { type: 'events', values: ['open'] },
      { type: 'error', id: 1 }
    ])
  })

  it('leaves what an id belongs to alone when the id is used again', async () => {
    post({ type: 'open', id: 1, method: 'sink', input: {}, credit: 1 })
    await answered(1)
    post({ type: 'call', id: 1, method: 'ping', input: {} })
    post({ type: 'message', id: 1, value: 'still here' })
    await vi.waitUntil(() => taken.length === 1)
    const errors = answers.filter(answer => answer.type === 'error')
    expect(errors).toHaveLength(1)
    expect(errors[0]).not.toHaveProperty('id')
  })

  it('survives any sequence of frames', async () => {
    const id = fc.nat(3)
    const method = fc.constantFrom('ping', 'sink', 'mute', '__proto__')
    const frame = fc.oneof(
      fc.record({ type: fc.constant('call'), id, method, input: fc.anything() }),
      fc.record({ type: fc.constant('open'), id, method, input: fc.constant({}), credit: fc.integer() }),
      fc.record({ type: fc.constant('message'), id, value: fc.string() }),
      fc.record({ type: fc.constantFrom('end', 'cancel', 'abort'), id }),
      fc.anything()
    )
    await fc.assert(
      fc.asyncProperty(fc.array(frame), async frames => {
        answers = []
        for (const each of frames) {
          try {
            post(each)
          } catch {
            // Not every value of the generator can be cloned.
          }
        }
        post({ type: 'call', id: 1000, method: 'ping', input: {} })
        await vi.waitUntil(() => answers.some(answer => answer.id === 1000), { interval: 1 })
        for (let each = 0; each <= 3; each++) post({ type: 'cancel', id: each })
      })
    )
  })
})
