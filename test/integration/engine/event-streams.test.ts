import zlib from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { ExecuteOptions, Request } from '#shared/client/http-client.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import { get } from '../../fixtures/requests.ts'
import { startHttpServer } from '../../fixtures/servers/http-server.ts'
import { startRawServer } from '../../fixtures/servers/raw-server.ts'
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
    const server = keep(await startStreamServer({ text: `data: ${'x'.repeat(20_000_000)}`, then: 'stay' }))
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

describe('a server that floods', () => {
  /** Sends numbered events for as long as they are taken. */
  async function startFlood() {
    let sent = 0
    let last = 0
    const server = await startRawServer(socket => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n')
        const flood = () => {
          for (let room = true; room && !socket.destroyed; ) {
            room = socket.write(`data: ${last++} ${'x'.repeat(100)}\n\n`)
          }
          sent = socket.bytesWritten
        }
        socket.on('drain', flood)
        flood()
      })
    })
    return { server: keep(server), sent: () => sent }
  }

  /** Resolves when the figure has stood still for a while. */
  async function settles(figure: () => number): Promise<void> {
    let last = -1
    await vi.waitUntil(
      () => {
        const still = figure() === last
        last = figure()
        return still && last > 0
      },
      { interval: 250, timeout: 20_000 }
    )
  }

  test('is held up by who does not pull, loses nothing, and is left', async () => {
    const { server, sent } = await startFlood()
    const events = newClient()
      .stream(get(`http://127.0.0.1:${server.port}/`))
      [Symbol.asyncIterator]()
    const pull = async () => {
      for (;;) {
        const { value, done } = await events.next()
        if (done || value.type === 'done') throw new Error(`it ended: ${JSON.stringify(value)}`)
        if (value.type === 'server-sent-event') return Number.parseInt(value.event.data, 10)
      }
    }
    expect(await pull()).toBe(0)
    await settles(sent)
    const held = sent()
    // The buffers of the system, and little more.
    expect(held).toBeLessThan(32 * 1024 * 1024)
    let pulled = 0
    while (sent() < held + 1_000_000) expect(await pull()).toBe(++pulled)
    await settles(sent)
    await events.return?.(undefined)
    await server.empty()
  })
})
