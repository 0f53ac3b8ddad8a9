import { once } from 'node:events'
import http2 from 'node:http2'
import zlib from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { ExecuteOptions, Request } from '#shared/client/http-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import { get } from '../../fixtures/requests.ts'
import { startFlood } from '../../fixtures/servers/flood-server.ts'
import { startHttpServer } from '../../fixtures/servers/http-server.ts'
import { startStreamServer } from '../../fixtures/servers/stream-server.ts'

const open: AsyncDisposable[] = []
function keep<T extends AsyncDisposable>(resource: T): T {
  open.push(resource)
  return resource
}
function newClient(): DirectClient {
  const client = new DirectClient()
  open.push({ [Symbol.asyncDispose]: () => client.close() })
  return client
}
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource[Symbol.asyncDispose]()
})

interface Watched {
  events: ServerSentEvent[]
  exchange: Exchange
  body: string
}

/** Pulls an exchange to its end. @param onEvent told of each server-sent event as it comes */
async function watch(
  client: DirectClient,
  request: Request,
  options: ExecuteOptions = {},
  onEvent: (event: ServerSentEvent) => void = () => {}
): Promise<Watched> {
  const events: ServerSentEvent[] = []
  for await (const event of client.stream(request, options)) {
    ExchangeEvent.parse(event)
    if (event.type === 'server-sent-event') {
      events.push(event.event)
      onEvent(event.event)
    }
    if (event.type !== 'done') continue
    const { exchange } = event
    const id = exchange.body?.id
    const bytes = id === undefined ? undefined : await client.readBody(id, 0, 1_000_000)
    return { events, exchange, body: new TextDecoder().decode(bytes) }
  }
  throw new Error('an exchange ends with done')
}

const dataOf = (events: ServerSentEvent[]) => events.map(({ data }) => data)

describe('an answer that is an event stream', () => {
  test('is told event by event, and stored byte by byte', async () => {
    const text =
      '\ufeffid: 1\r\ndata: Grüße\r\n\r\n: comment\nevent: more\ndata: two\ndata: lines\n\ndata: lost'
    const server = keep(await startStreamServer({ text, type: 'Text/Event-Stream; charset=latin1' }))
    const { events, exchange, body } = await watch(newClient(), get(server.origin))
    expect(events).toEqual([
      { event: 'message', data: 'Grüße', id: '1' },
      { event: 'more', data: 'two\nlines', id: '1' }
    ])
    expect(`\ufeff${body}`).toBe(text)
    expect(exchange.error).toBeUndefined()
    expect(exchange.hops).toHaveLength(1)
    expect(exchange.body).toMatchObject({ complete: true, size: Buffer.byteLength(text) })
  })

  test('is told in order, within its hop', async () => {
    const server = keep(await startStreamServer({ text: 'data: 1\n\ndata: 2\n\n' }))
    const told: string[] = []
    for await (const event of newClient().stream(get(server.origin)))
      if (event.type !== 'progress') told.push(event.type)
    const first = told.indexOf('server-sent-event')
    expect(told.slice(0, first)).toContain('response-head')
    expect(told.slice(first)).toEqual([
      'server-sent-event',
      'server-sent-event',
      'phase-ended',
      'hop-ended',
      'done'
    ])
  })

  test.each([
    ['identity', undefined],
    ['gzip', () => zlib.createGzip()],
    ['deflate', () => zlib.createDeflate()],
    ['br', () => zlib.createBrotliCompress()]
  ])('is told as it comes: %s', async (coding, createEncoder) => {
    let send = (_data: string) => {}
    let end = () => {}
    const server = keep(
      await startHttpServer((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Content-Encoding': coding })
        const encoder = createEncoder?.()
        encoder?.pipe(response)
        send = data => {
          const out = encoder ?? response
          out.write(`data: ${data}\n\n`)
          encoder?.flush()
        }
        end = () => void (encoder ?? response).end()
        send('0')
      })
    )
    // The next event is only sent when the one before has been told.
    const { events } = await watch(newClient(), get(server.origin), {}, ({ data }) =>
      data === '9' ? end() : send(String(Number(data) + 1))
    )
    expect(dataOf(events)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
  })

  test('is told as it comes also when its length is known', async () => {
    const parts = ['data: 1\n\n', 'data: 2\n\n'].map(part => zlib.gzipSync(part))
    let sendRest = () => {}
    const server = keep(
      await startHttpServer((_request, response) => {
        response.writeHead(200, {
          'Content-Type': 'text/event-stream',
          'Content-Encoding': 'gzip',
          'Content-Length': Buffer.concat(parts).length
        })
        response.write(parts[0])
        sendRest = () => void response.end(parts[1])
      })
    )
    const { events } = await watch(newClient(), get(server.origin), {}, ({ data }) => {
      if (data === '1') sendRest()
    })
    expect(dataOf(events)).toEqual(['1', '2'])
  })

  test('may be silent for longer than other bodies', async () => {
    const server = keep(
      await startHttpServer((request, response) => {
        const type = request.url === '/events' ? 'text/event-stream' : 'text/plain'
        response.writeHead(200, { 'Content-Type': type })
        response.write('data: 1\n\n')
        setTimeout(() => response.end('data: 2\n\n'), 200)
      })
    )
    const client = newClient()
    const options = { timeouts: { idleMs: 20 } }
    expect(dataOf((await watch(client, get(`${server.origin}/events`), options)).events)).toEqual(['1', '2'])
    const { exchange } = await watch(client, get(server.origin), options)
    expect(exchange.error).toMatchObject({ code: 'TIMEOUT', reason: 'idle' })
  })

  test('is a body like any other to who does not watch', async () => {
    const server = keep(await startStreamServer({ text: 'data: 1\n\n' }))
    const response = await newClient().execute(get(server.origin))
    expect(await response.text()).toBe('data: 1\n\n')
  })

  test('fails with an event that is too large, and keeps what came', async () => {
    const server = keep(await startStreamServer({ text: `data: ${'x'.repeat(20_000_000)}`, ends: 'never' }))
    const { exchange } = await watch(newClient(), get(server.origin))
    expect(exchange.error).toMatchObject({ code: 'BODY_LIMIT', reason: 'event', phase: 'download' })
    expect(exchange.body?.size).toBeGreaterThan(16 * 1024 * 1024)
    await server.empty()
  })

  test('is no endless one in a single piece either', async () => {
    const server = keep(await startStreamServer({ text: `data: ${'x'.repeat(20_000_000)}` }))
    const { exchange } = await watch(newClient(), get(server.origin))
    expect(exchange.error).toMatchObject({ code: 'BODY_LIMIT', reason: 'event' })
  })
})

test('a server that floods is held up by who does not pull, and loses nothing', async () => {
  const flood = keep(await startFlood())
  const events = newClient().stream(get(flood.origin))[Symbol.asyncIterator]()
  const pull = async () => {
    for (;;) {
      const { value, done } = await events.next()
      if (done || value.type === 'done') throw new Error(`it ended: ${JSON.stringify(value)}`)
      if (value.type === 'server-sent-event') return Number.parseInt(value.event.data, 10)
    }
  }
  expect(await pull()).toBe(0)
  await flood.settles()
  const held = flood.sentBytes
  // The buffers of the system, and little more.
  expect(held).toBeLessThan(32 * 1024 * 1024)
  let pulled = 0
  while (flood.sentBytes < held + 1_000_000) expect(await pull()).toBe(++pulled)
  await flood.settles()
  await events.return?.(undefined)
  await flood.empty()
})

test('over HTTP/2 an event stream is told as it comes, and opened again', async () => {
  const ids: unknown[] = []
  const server = http2.createServer()
  server.on('stream', (stream, headers) => {
    ids.push(headers['last-event-id'])
    if (ids.length === 3) stream.respond({ ':status': 204 }, { endStream: true })
    else {
      stream.respond({ ':status': 200, 'content-type': 'text/event-stream' })
      stream.end(`retry: 1\nid: ${ids.length}\ndata: ${ids.length}\n\n`)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({ [Symbol.asyncDispose]: async () => void server.close() })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const { events, exchange } = await watch(newClient(), get(`http://127.0.0.1:${port}/`), {
    protocol: '2',
    eventStream: { reconnect: true }
  })
  expect(dataOf(events)).toEqual(['1', '2'])
  expect(ids).toEqual([undefined, '1', '2'])
  expect(exchange.hops.map(({ connection }) => connection?.reused)).toEqual([false, true, true])
})

describe('an event stream that is to be opened again', () => {
  const reconnect = { eventStream: { reconnect: true, maxReconnects: 2 } }
  const lastEventIds = (heads: string[]) => heads.map(head => /^last-event-id: (.*)\r$/im.exec(head)?.[1])

  test('is, after its last event, whether it ended or broke off, until a 204', async () => {
    const server = keep(
      await startStreamServer(
        { text: 'retry: 120\nid: 1\ndata: one\n\n' },
        { text: 'id: zwölf\ndata: two\n\ndata: lost', ends: 'cut' },
        { text: '\nid\ndata: three\n\n' },
        { status: '204 No Content' }
      )
    )
    const { events, exchange, body } = await watch(newClient(), get(server.origin), reconnect)
    expect(events).toEqual([
      { event: 'message', data: 'one', id: '1', retry: 120 },
      { event: 'message', data: 'two', id: 'zwölf' },
      { event: 'message', data: 'three' }
    ])
    expect(lastEventIds(server.heads)).toEqual([
      undefined,
      '1',
      Buffer.from('zwölf').toString('latin1'),
      undefined
    ])
    expect(exchange.error).toBeUndefined()
    expect(
      exchange.hops.map(({ reason, cause, error, changes }) => [reason, cause, error?.code, changes])
    ).toEqual([
      ['initial', undefined, undefined, []],
      [
        'reconnect',
        { kind: 'response', status: 200 },
        'CONNECTION_CLOSED',
        [{ header: 'Last-Event-ID', to: '1', why: 'last-event' }]
      ],
      [
        'reconnect',
        expect.objectContaining({
          kind: 'error',
          error: expect.objectContaining({ code: 'CONNECTION_CLOSED' })
        }),
        undefined,
        [{ header: 'Last-Event-ID', from: '1', to: 'zwÃ¶lf', why: 'last-event' }]
      ],
      [
        'reconnect',
        { kind: 'response', status: 200 },
        undefined,
        [{ header: 'Last-Event-ID', from: 'zwÃ¶lf', why: 'last-event' }]
      ]
    ])
    for (const { phases } of exchange.hops.slice(1)) {
      const [first] = phases
      expect(first?.name).toBe('backoff')
      expect((first?.endMs ?? 0) - (first?.startMs ?? 0)).toBeGreaterThan(115)
    }
    // All of it in one body.
    expect(body).toBe(
      'retry: 120\nid: 1\ndata: one\n\nid: zwölf\ndata: two\n\ndata: lost\nid\ndata: three\n\n'
    )
    expect(exchange.body).toMatchObject({ contentType: 'text/event-stream', complete: true })
    expect(exchange.body?.encodedSize).toBe(exchange.body?.size)
  })

  test('is not, unless it is asked for', async () => {
    const server = keep(await startStreamServer({ text: 'retry: 1\nid: 1\ndata: one\n\n' }))
    const { exchange } = await watch(newClient(), get(server.origin))
    expect(exchange.hops).toHaveLength(1)
  })

  test('says where it stands to who opens it in another exchange', async () => {
    const server = keep(await startStreamServer({ text: 'retry: 70\n\nid: 4\ndata: one\n\nid: 5\n\n' }))
    const streamPosition = { lastEventId: '3', retryMs: 3000 }
    await settledExchange(newClient().stream(get(server.origin), { streamPosition }))
    expect(streamPosition).toEqual({ lastEventId: '5', retryMs: 70 })
  })

  test('goes on from an ID that was typed, and then from its own', async () => {
    const server = keep(
      await startStreamServer(
        { text: 'retry: 1\ndata: one\n\n' },
        { text: 'id: 9\ndata: two\n\n' },
        { status: '204 No Content' }
      )
    )
    const headers: [string, string][] = [['Last-Event-ID', '5']]
    await watch(newClient(), get(server.origin, { headers }), reconnect)
    expect(lastEventIds(server.heads)).toEqual(['5', '5', '9'])
  })

  test('is given up when it brings no event any more', async () => {
    const server = keep(
      await startStreamServer(
        { text: 'retry: 1\n\n' },
        { text: ': nothing\n\n' },
        { text: 'data: one\n\n' },
        { text: '' }
      )
    )
    const { exchange } = await watch(newClient(), get(server.origin), reconnect)
    expect(exchange.error).toBeUndefined()
    // One that brings nothing at first, one that does, and two more.
    expect(exchange.hops).toHaveLength(5)
    expect(exchange.hops.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      [],
      [],
      [],
      [],
      ['reconnect-withheld']
    ])
  })

  test('ends with what is no event stream, and that is shown', async () => {
    const server = keep(
      await startStreamServer(
        { text: 'retry: 1\ndata: one\n\n' },
        { type: 'text/plain', text: 'no more of this' }
      )
    )
    const { events, exchange, body } = await watch(newClient(), get(server.origin), reconnect)
    expect(dataOf(events)).toEqual(['one'])
    expect(exchange.hops).toHaveLength(2)
    expect(body).toBe('no more of this')
  })

  test('ends with an error of the server, whatever its type', async () => {
    const server = keep(
      await startStreamServer(
        { text: 'retry: 1\ndata: one\n\n' },
        { status: '500 Broken', text: 'data: error\n\n' }
      )
    )
    const { exchange } = await watch(newClient(), get(server.origin), reconnect)
    expect(exchange.hops.map(({ response }) => response?.status)).toEqual([200, 500])
  })

  test('fails when its server is gone, and keeps what came', async () => {
    const server = await startStreamServer({ text: 'retry: 1\ndata: one\n\n' })
    const { exchange, body } = await watch(newClient(), get(server.origin), reconnect, () => {
      void server[Symbol.asyncDispose]()
    })
    expect(exchange.error).toMatchObject({ code: 'CONNECT', reason: 'ECONNREFUSED' })
    expect(exchange.hops.at(-1)?.warnings.map(({ code }) => code)).toEqual(['reconnect-withheld'])
    expect(body).toBe('retry: 1\ndata: one\n\n')
  })

  test('is left at once, also while it waits', async () => {
    const server = keep(await startStreamServer({ text: 'retry: 1000000\ndata: one\n\n' }))
    const stop = new AbortController()
    const client = newClient()
    let last: Exchange | undefined
    for await (const event of client.stream(get(server.origin), { ...reconnect, signal: stop.signal })) {
      if (event.type === 'phase-started' && event.name === 'backoff') stop.abort()
      if (event.type === 'done') last = event.exchange
    }
    expect(last?.error).toMatchObject({ code: 'ABORTED', phase: 'backoff' })
    expect(last?.body?.size).toBeGreaterThan(0)
  })

  test('frees its body when it is left', async () => {
    const server = keep(
      await startStreamServer({ text: 'retry: 1\ndata: one\n\n' }, { text: 'data: two\n\n', ends: 'never' })
    )
    const client = newClient()
    let id = ''
    for await (const event of client.stream(get(server.origin), reconnect)) {
      if (event.type === 'started') id = event.id
      if (event.type === 'server-sent-event' && event.event.data === 'two') break
    }
    await expect(client.readBody(id, 0, 1)).rejects.toMatchObject({ reason: 'body-gone' })
    await server.empty()
  })

  test('is not when what was sent cannot be sent again', async () => {
    const server = keep(await startStreamServer({ text: 'retry: 1\ndata: one\n\n' }))
    const chunks = (async function* () {
      yield new TextEncoder().encode('once')
    })()
    const request = get(server.origin, { method: 'POST', body: { kind: 'stream', chunks } })
    const { exchange } = await watch(newClient(), request, reconnect)
    expect(exchange.hops).toHaveLength(1)
    expect(exchange.hops[0]?.warnings).toEqual([
      { code: 'reconnect-withheld', detail: expect.stringContaining('cannot be sent twice') }
    ])
  })

  test('is not when no header can carry its last ID', async () => {
    const server = keep(await startStreamServer({ text: 'retry: 1\nid: a\u0001b\ndata: one\n\n' }))
    const { exchange } = await watch(newClient(), get(server.origin), reconnect)
    expect(exchange.hops).toHaveLength(1)
    expect(exchange.hops[0]?.warnings).toMatchObject([{ code: 'reconnect-withheld' }])
  })

  test('is so also when nobody watches', async () => {
    const server = keep(
      await startStreamServer({ text: 'retry: 1\nid: 3\ndata: one\n\n' }, { status: '204 No Content' })
    )
    const response = await newClient().execute(get(server.origin), reconnect)
    expect(response.exchange.hops).toHaveLength(2)
    expect(lastEventIds(server.heads)).toEqual([undefined, '3'])
    expect(await response.text()).toContain('data: one')
  })
})
