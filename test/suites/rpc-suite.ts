import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { call, stream } from '#shared/contract/define.ts'
import { Bytes } from '#shared/model/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { CREDIT_WINDOW } from '#shared/rpc/credit.ts'
import type { Handlers, StreamContext } from '#shared/rpc/handlers.ts'
import { type Served, serve } from '#shared/rpc/server.ts'
import type { Carrier, OpenCarrier } from './carriers.ts'

const contract = {
  echo: call(z.object({ value: z.unknown().optional() }), z.unknown()),
  double: call(z.object({ n: z.number().max(1000) }), z.number()),
  fail: call(z.object({}), z.void()),
  hang: call(z.object({}), z.void()),
  wrongOutput: call(z.object({}), z.number()),
  count: stream(
    z.object({ to: z.number(), size: z.number().default(0) }),
    z.object({ n: z.number(), text: z.string() })
  ),
  failing: stream(z.object({ after: z.number() }), z.number()),
  watch: stream(z.object({}), z.string()),
  upload: stream(z.object({ take: z.number() }), z.number(), Bytes)
}
type TestContract = typeof contract

/** What the handlers have seen, for the tests to look at. */
class Witness {
  yielded = 0
  opened = 0
  ended = 0
  aborted = 0
}

function createHandlers(witness: Witness): Handlers<TestContract> {
  const wrong: unknown = 'not a number'
  return {
    echo: async ({ value }) => value,
    double: async ({ n }) => n * 2,
    async fail() {
      throw new ClientError('DNS', { reason: 'ENOTFOUND', phase: 'dns', facts: { host: 'nowhere.test' } })
    },
    async hang(_input, { signal }) {
      witness.opened++
      await aborted(signal)
      witness.aborted++
    },
    wrongOutput: async () => wrong as number,
    async *count({ to, size }) {
      try {
        for (let n = 0; n < to; n++) {
          witness.yielded++
          yield { n, text: 'x'.repeat(size) }
        }
      } finally {
        witness.ended++
      }
    },
    async *failing({ after }) {
      for (let n = 0; n < after; n++) yield n
      throw new ClientError('IO', { facts: { problem: 'disk full', path: '/tmp' } })
    },
    async *watch(_input, { signal }) {
      try {
        yield 'now'
        await aborted(signal)
        witness.aborted++
        yield 'last words'
      } finally {
        witness.ended++
      }
    },
    async *upload({ take }, { messages }: StreamContext<Uint8Array>) {
      let taken = 0
      for await (const chunk of messages) {
        yield chunk.byteLength
        if (++taken === take) return
      }
    }
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })

async function collect<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const event of events) all.push(event)
  return all
}

/** What calls and streams promise, whatever carries them. */
export function describeRpc(carrier: Carrier): void {
  describe(`rpc over ${carrier.name}`, () => {
    let open: OpenCarrier
    let witness: Witness
    let served: Served
    let client: RpcClient<TestContract>

    beforeEach(async () => {
      open = await carrier.open()
      witness = new Witness()
      served = serve(open.host, contract, createHandlers(witness), { checkOutput: true })
      client = createRpcClient<TestContract>(open.client)
    })
    afterEach(() => open.close())

    it('answers calls, many at a time, each with its own answer', async () => {
      const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => client.call('double', { n })))
      expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => n * 2))
    })

    it('carries bytes, awkward keys and unset values', async () => {
      const value = { bytes: Uint8Array.of(0, 255), $bytes: [0, 1], none: null, text: 'ﬁ\u0000\ud83d\ude00' }
      expect(await client.call('echo', { value })).toEqual(value)
      expect(await client.call('echo', { value: new Uint8Array(3_000_000).fill(7) })).toHaveLength(3_000_000)
      expect(await client.call('echo', { value: undefined })).toBeUndefined()
    })

    it('throws a handler’s ClientError as the same ClientError', async () => {
      const error = await client.call('fail', {}).catch((error: unknown) => error)
      expect(error).toBeInstanceOf(ClientError)
      expect(error).toMatchObject({
        code: 'DNS',
        reason: 'ENOTFOUND',
        phase: 'dns',
        message: 'No address is known for nowhere.test.'
      })
    })

    it('refuses a wrong input with BUILD at its field', async () => {
      await expect(client.call('double', { n: 1001 })).rejects.toMatchObject({
        code: 'BUILD',
        field: 'input.n'
      })
      const wrong: unknown = { to: 'ten' }
      const events = client.stream('count', wrong as { to: number })
      await expect(events.next()).rejects.toMatchObject({ code: 'BUILD', field: 'input.to' })
    })

    it('reports an answer that breaks the contract', async () => {
      await expect(client.call('wrongOutput', {})).rejects.toMatchObject({ code: 'INTERNAL' })
    })

    it('streams events in order, far beyond one window of credit', async () => {
      const events = await collect(client.stream('count', { to: 5000 }))
      expect(events.map(event => event.n)).toEqual(Array.from({ length: 5000 }, (_, n) => n))
      expect(witness.ended).toBe(1)
    })

    it('hands out the events before an error, then the error', async () => {
      const seen: number[] = []
      const read = async () => {
        for await (const n of client.stream('failing', { after: 3 })) seen.push(n)
      }
      await expect(read()).rejects.toMatchObject({ code: 'IO', facts: { problem: 'disk full' } })
      expect(seen).toEqual([0, 1, 2])
    })

    it('pulls a generator no further than the asker has room', async () => {
      const events = client.stream('count', { to: 1_000_000 })
      await events.next()
      await vi.waitUntil(() => witness.yielded >= CREDIT_WINDOW)
      await client.call('double', { n: 1 })
      expect(witness.yielded).toBeLessThanOrEqual(CREDIT_WINDOW + 1)
      await events.return?.()
    })

    it('bounds the bytes in flight, not only the number of events', async () => {
      const events = client.stream('count', { to: 1000, size: 1024 * 1024 })
      await events.next()
      await client.call('double', { n: 1 })
      expect(witness.yielded).toBeLessThanOrEqual(6)
      await events.return?.()
    })

    it('runs a generator’s finally when the asker leaves early', async () => {
      for await (const event of client.stream('count', { to: 1_000_000 })) if (event.n === 10) break
      await vi.waitUntil(() => witness.ended === 1)
      expect(await client.call('double', { n: 2 })).toBe(4)
    })

    it('can be left while a pull is pending', async () => {
      const events = client.stream('watch', {})
      expect(await events.next()).toEqual({ done: false, value: 'now' })
      const pending = events.next()
      await events.return?.()
      expect(await pending).toEqual({ done: true, value: undefined })
      await vi.waitUntil(() => witness.ended === 1)
    })

    it('lets a handler say its last words when a stream is aborted', async () => {
      const abort = new AbortController()
      const seen: string[] = []
      for await (const word of client.stream('watch', {}, { signal: abort.signal })) {
        seen.push(word)
        abort.abort()
      }
      expect(seen).toEqual(['now', 'last words'])
    })

    it('aborts a stream that is opened with an aborted signal', async () => {
      expect(await collect(client.stream('watch', {}, { signal: AbortSignal.abort() }))).toContain(
        'last words'
      )
    })

    it('cancels a call: rejected at once here, aborted there', async () => {
      const abort = new AbortController()
      const call = client.call('hang', {}, { signal: abort.signal })
      const settled = expect(call).rejects.toMatchObject({ code: 'ABORTED' })
      await vi.waitUntil(() => witness.opened === 1)
      abort.abort()
      await settled
      await vi.waitUntil(() => witness.aborted === 1)
    })

    it('takes messages as they are pulled, and leaves their source when the stream ends', async () => {
      let made = 0
      let left = false
      async function* source() {
        try {
          for (;;) {
            made++
            yield new Uint8Array(1024 * 1024)
          }
        } finally {
          left = true
        }
      }
      expect(await collect(client.stream('upload', { take: 20 }, { messages: source() }))).toHaveLength(20)
      await vi.waitUntil(() => left)
      expect(made).toBeLessThan(30)
    })

    it('ends the messages, also with the error of their source', async () => {
      async function* source() {
        yield Uint8Array.of(1, 2)
        yield Uint8Array.of(3)
      }
      expect(await collect(client.stream('upload', { take: 0 }, { messages: source() }))).toEqual([2, 1])

      async function* broken() {
        yield Uint8Array.of(1)
        throw new ClientError('IO', { facts: { problem: 'the file shrank' } })
      }
      const upload = collect(client.stream('upload', { take: 0 }, { messages: broken() }))
      await expect(upload).rejects.toMatchObject({ code: 'IO', facts: { problem: 'the file shrank' } })
    })

    it('ends a stream whose message does not fit', async () => {
      async function* source() {
        const wrong: unknown = 'text'
        yield wrong as Uint8Array
      }
      const upload = collect(client.stream('upload', { take: 0 }, { messages: source() }))
      await expect(upload).rejects.toMatchObject({ code: 'BUILD', field: 'input' })
    })

    it('rejects everything pending when the host is gone', async () => {
      const call = client.call('hang', {}).catch((error: unknown) => error)
      const events = client.stream('watch', {})
      await events.next()
      const next = events.next().catch((error: unknown) => error)
      open.host.close()
      expect(await call).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'host-gone' })
      expect(await next).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'host-gone' })
      await client.closed
      await expect(client.call('double', { n: 1 })).rejects.toMatchObject({ reason: 'host-gone' })
      const late = client.stream('watch', {})
      await expect(late.next()).rejects.toMatchObject({ reason: 'host-gone' })
      expect(await late.next()).toEqual({ done: true, value: undefined })
    })

    it('aborts and unwinds every handler when the asker is gone', async () => {
      void client.call('hang', {}).catch(() => undefined)
      const watching = client.stream('watch', {})
      const counting = client.stream('count', { to: 1_000_000 })
      await Promise.all([watching.next(), counting.next()])
      open.client.close()
      await served.finished
      expect(witness).toMatchObject({ aborted: 2, ended: 2 })
    })
  })
}
