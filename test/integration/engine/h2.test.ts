import { once } from 'node:events'
import http2, { type Http2Server, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { LOST_BEFORE_RESPONSE, LOST_MID_BODY } from '#test/fixtures/made-up-resets.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startConnectProxy } from '#test/fixtures/servers/connect-proxy.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'
import {
  data,
  END_STREAM,
  goaway,
  head,
  reset,
  setting,
  settings,
  startFrameServer,
  TYPE
} from './h2/frames.ts'

const H2C = { protocol: '2' } as const
const TAKES_LISTS = Number.parseInt(process.versions.node, 10) >= 24
type Answer = (stream: ServerHttp2Stream, fields: string[]) => void

interface H2Server extends AsyncDisposable {
  origin: string
  server: Http2Server
  connections: number
  /** Resolves when no connection stands. */
  empty(): Promise<void>
}

/** @param secure over TLS, where HTTP/1.1 is spoken too if that is agreed on */
async function startH2Server(
  answer: Answer,
  secure = false,
  options: http2.ServerOptions = {}
): Promise<H2Server> {
  const keys = { cert: readCertificate('good'), key: readLeafKey(), allowHTTP1: true }
  const server = secure
    ? http2.createSecureServer({ ...keys, ...options }, (request, response) => {
        if (request.httpVersionMajor === 1) response.end('HTTP/1.1')
      })
    : http2.createServer(options)
  const sockets = new Set<Socket>()
  let wake = () => {}
  const state = { connections: 0 }
  server.on('connection', (socket: Socket) => {
    state.connections++
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      wake()
    })
  })
  server.on('stream', (stream: ServerHttp2Stream, _headers: unknown, _flags: number, fields: string[]) => {
    stream.on('error', () => {})
    answer(stream, fields)
  })
  server.on('sessionError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: secure ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    server,
    get connections() {
      return state.connections
    },
    async empty() {
      while (sockets.size > 0) await new Promise<void>(resolve => (wake = resolve))
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  }
}

let client: DirectClient
beforeEach(() => {
  client = new DirectClient({ trust: [readCertificate('ca')] })
})
afterEach(() => client.close())

describe('the version of HTTP', () => {
  const ok: Answer = stream => {
    stream.respond({ ':status': 200 })
    stream.end('HTTP/2')
  }

  test.each([
    ['auto', 'HTTP/2', 'h2'],
    ['2', 'HTTP/2', 'h2'],
    ['1.1', 'HTTP/1.1', 'http/1.1']
  ] as const)('over TLS is agreed on: %s', async (protocol, text, spoken) => {
    await using server = await startH2Server(ok, true)
    const response = await client.execute(get(server.origin), { protocol })
    expect(await response.text()).toBe(text)
    expect(response.exchange.hops[0]?.connection).toMatchObject({ protocol: spoken, tls: { alpn: spoken } })
  })

  test('is 1.1 where a server does not take part in agreeing', async () => {
    await using server = await startRawServer(
      socket => socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')),
      { certificate: 'good' }
    )
    const url = `https://localhost:${server.port}/`
    const response = await client.execute(get(url))
    expect(response.exchange.hops[0]?.connection?.protocol).toBe('http/1.1')
    const error = await failureOf(client.execute(get(url), H2C))
    expect(error).toMatchObject({ code: 'TLS', reason: 'alpn' })
    expect(error.exchange.hops[0]?.sent).toBeUndefined()
  })

  test('that turns out to be 1.1 opens connections side by side, and the next time at once', async () => {
    const held: (() => void)[] = []
    await using server = await startRawServer(
      socket =>
        socket.on('data', () => {
          held.push(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
          if (held.length === 6) for (const release of held.splice(0)) release()
        }),
      { certificate: 'good' }
    )
    const url = `https://localhost:${server.port}/`
    const round = () => Promise.all(Array.from({ length: 6 }, () => client.execute(get(url))))
    const first = await round()
    expect(server.accepted).toBe(6)
    expect(first.filter(({ exchange }) => exchange.hops[0]?.phases[0]?.name === 'queue')).toHaveLength(5)
    await client.close()
    expect(server.accepted).toBe(6)
  })

  test('without TLS is 2 only by prior knowledge', async () => {
    await using server = await startH2Server(ok)
    const response = await client.execute(get(server.origin), H2C)
    expect(response.exchange.hops[0]?.connection?.protocol).toBe('h2c')
    expect((await failureOf(client.execute(get(server.origin)))).code).toMatch(/PROTOCOL|CONNECTION_CLOSED/)
  })
})

describe('what is sent over HTTP/2', () => {
  test('is recorded as it went: names in lower case, Host as authority, nothing of the connection', async () => {
    let received: string[] = []
    await using server = await startH2Server((stream, fields) => {
      received = fields
      stream.respond({ ':status': 204 }, { endStream: true })
    })
    const headers: [string, string][] = [
      ['Host', 'elsewhere.test:1'],
      ['Connection', 'close'],
      ['TE', 'gzip'],
      ['X-Order', '1'],
      ['Cookie', 'a=1'],
      ['x-order', '2'],
      ['Cookie', 'b=2'],
      ['X-Latin', 'é']
    ]
    const { exchange } = await client.execute(get(`${server.origin}/a?b={c}`, { headers }), H2C)
    const [hop] = exchange.hops
    const lines = hop?.sent?.head.trimEnd().split('\r\n') ?? []
    // RFC 7541 §4.1: names, values, and 32 bytes for each field
    expect(hop?.sent?.headBytes).toBe(lines.reduce((sum, line) => sum + line.length - ': '.length + 32, 0))
    expect(received.length).toBe(lines.length * 2)
    expect(lines).toEqual(
      Array.from({ length: lines.length }, (_, at) => `${received[at * 2]}: ${received[at * 2 + 1]}`)
    )
    expect(lines.slice(0, 4)).toEqual([
      ':method: GET',
      ':scheme: http',
      ':authority: elsewhere.test:1',
      ':path: /a?b={c}'
    ])
    const typed = lines.filter(line => /^(x-|cookie|te|connection)/.test(line))
    expect(typed).toEqual(
      TAKES_LISTS
        ? ['x-order: 1', 'cookie: a=1', 'x-order: 2', 'cookie: b=2', 'x-latin: é']
        : ['x-order: 1', 'x-order: 2', 'cookie: a=1', 'cookie: b=2', 'x-latin: é']
    )
    expect(hop?.request.headers.map(([name, value]) => `${name}: ${value}`)).toEqual([
      ':authority: elsewhere.test:1',
      ...lines.slice(4)
    ])
    expect(hop?.changes).toEqual(
      expect.arrayContaining([
        { header: 'connection', from: 'close', why: 'http2' },
        { header: 'TE', from: 'gzip', why: 'http2' }
      ])
    )
  })

  test('is compared with the hop before by what was meant', async () => {
    await using server = await startH2Server((stream, fields) => {
      const first = fields.includes('/first')
      stream.respond(first ? { ':status': 302, location: '/second' } : { ':status': 204 }, {
        endStream: true
      })
    })
    const { exchange } = await client.execute(get(`${server.origin}/first`), H2C)
    const host = server.origin.slice('http://'.length)
    const byHttp2 = [
      { header: 'host', from: host, why: 'http2' },
      { header: ':authority', to: host, why: 'http2' },
      { header: 'connection', from: 'keep-alive', why: 'http2' }
    ]
    expect(exchange.hops.map(({ changes }) => changes)).toEqual([byHttp2, byHttp2])
  })

  test('keeps `te: trailers`', async () => {
    let received: string[] = []
    await using server = await startH2Server((stream, fields) => {
      received = fields
      stream.respond({ ':status': 204 }, { endStream: true })
    })
    await client.execute(get(server.origin, { headers: [['TE', 'trailers']] }), H2C)
    expect(received[received.indexOf('te') + 1]).toBe('trailers')
  })

  test.each(['POST', 'foo-BAR'])('ends where there is no body: %s', async method => {
    await using server = await startH2Server(stream => {
      stream.resume().on('end', () => {
        stream.respond({ ':status': 200 })
        stream.end('ended')
      })
    })
    const response = await client.execute(get(server.origin, { method }), H2C)
    expect(await response.text()).toBe('ended')
  })

  test('a body goes up while the server reads, its size is recorded, and its end too', async () => {
    await using server = await startH2Server(stream => {
      stream.respond({ ':status': 200 })
      stream.pipe(stream)
    })
    const bytes = Buffer.alloc(5_000_000, 'abcdefg')
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += 700_000) yield bytes.subarray(at, at + 700_000)
    }
    for (const body of [{ kind: 'bytes', bytes } as const, { kind: 'stream', chunks: chunks() } as const]) {
      const response = await client.execute(get(server.origin, { method: 'POST', body }), H2C)
      expect(Buffer.compare(Buffer.from(await response.bytes()), bytes)).toBe(0)
      const [hop] = response.exchange.hops
      expect(hop?.sent?.bodyBytes).toBe(bytes.length)
      expect(hop?.samples.up.at(-1)?.[1]).toBe(bytes.length)
    }
    expect(server.connections).toBe(1)
  })

  test('a source that fails ends the stream, and the connection goes on', async () => {
    const codes: number[] = []
    await using server = await startH2Server(stream => {
      stream.on('close', () => codes.push(stream.rstCode))
      stream.resume().on('end', () => {
        if (!stream.destroyed) stream.respond({ ':status': 204 }, { endStream: true })
      })
    })
    async function* chunks() {
      yield Buffer.from('a part')
      throw new Error('the disk is gone')
    }
    const body = { kind: 'stream', chunks: chunks() } as const
    const error = await failureOf(client.execute(get(server.origin, { method: 'POST', body }), H2C))
    expect(error).toMatchObject({ code: 'IO', reason: 'upload' })
    const next = await client.execute(get(server.origin), H2C)
    expect(next.exchange.hops[0]?.connection?.reused).toBe(true)
    expect(codes[0]).toBe(http2.constants.NGHTTP2_CANCEL)
  })
})

describe('what comes over HTTP/2', () => {
  test('has its interim responses, head, body and trailers', async () => {
    await using server = await startH2Server(stream => {
      stream.additionalHeaders({ ':status': 103, link: '</style.css>; rel=preload' })
      stream.respond(
        { ':status': 200, 'x-many': ['1', '2'], 'set-cookie': ['a=1', 'b=2'] },
        { waitForTrailers: true }
      )
      stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '42' }))
      stream.end('body')
    })
    const response = await client.execute(get(server.origin), H2C)
    expect(await response.text()).toBe('body')
    const answer = response.exchange.hops[0]?.response
    expect(answer?.informational).toMatchObject([
      { status: 103, headers: [['link', '</style.css>; rel=preload']] }
    ])
    expect(answer?.headers.filter(([name]) => name !== 'date')).toEqual([
      ['x-many', '1'],
      ['x-many', '2'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2']
    ])
    expect(answer?.trailers).toEqual([['x-sum', '42']])
    const fields: [string, string][] = [[':status', '200'], ...(answer?.headers ?? [])]
    const size = fields.reduce((sum, [name, value]) => sum + name.length + value.length + 32, 0)
    expect(answer?.headBytes).toBe(size)
  })

  test('is read in the order of its phases', async () => {
    await using server = await startH2Server(stream => {
      stream.respond({ ':status': 200 })
      stream.end('x')
    }, true)
    await client.execute(get(server.origin))
    const { exchange } = await client.execute(get(server.origin))
    expect(exchange.hops[0]?.phases.map(({ name }) => name)).toEqual(['send', 'ttfb', 'download'])
    const [hop] = exchange.hops
    expect(hop?.connection).toMatchObject({ reused: true, openedBy: { hop: 0 } })
  })

  test('is whole where it comes in the very piece that its head is in', async () => {
    await using server = await startFrameServer(
      ({ type, stream }, socket) => {
        if (type === TYPE.headers)
          socket.write(Buffer.concat([head(stream), data(stream, 'whole', END_STREAM)]))
      },
      undefined,
      { certificate: 'good', alpn: ['h2'] }
    )
    for (let i = 0; i < 3; i++) {
      const response = await client.execute(get(`https://localhost:${server.port}/`))
      expect(await response.text()).toBe('whole')
    }
    expect(server.accepted).toBe(1)
  })

  test('comes through TLS within TLS', async () => {
    await using server = await startH2Server(stream => {
      stream.respond({ ':status': 200 })
      stream.end('through a tunnel')
    }, true)
    const keys = { cert: readCertificate('good'), key: readLeafKey() }
    await using proxy = await startConnectProxy('HTTP/1.1 200 OK\r\n\r\n', keys)
    const response = await client.execute(get(server.origin), {
      proxy: { mode: 'url', url: `https://localhost:${proxy.port}` }
    })
    expect(await response.text()).toBe('through a tunnel')
    expect(response.exchange.hops[0]?.connection).toMatchObject({ protocol: 'h2', proxy: { tunnel: true } })
  })

  test('an early answer is kept, and the upload is given up', async () => {
    await using server = await startH2Server(stream => {
      stream.respond({ ':status': 413 })
      stream.end('too large')
    })
    const body = { kind: 'bytes', bytes: new Uint8Array(20_000_000) } as const
    const response = await client.execute(get(server.origin, { method: 'POST', body }), H2C)
    expect(response.exchange.hops[0]?.response?.status).toBe(413)
    expect(await response.text()).toBe('too large')
    expect(response.exchange.hops[0]?.sent?.bodyBytes).toBeLessThan(20_000_000)
    const next = await client.execute(get(server.origin), H2C)
    expect(next.exchange.hops[0]?.connection?.reused).toBe(true)
  })

  test('stays whole where many answers come at once, larger than the windows', async () => {
    const bytes = Buffer.alloc(3_000_000, 'abcdefghijk')
    const answer: Answer = stream => {
      stream.respond({ ':status': 200 })
      stream.end(bytes)
    }
    await using server = await startH2Server(answer, false, { maxSessionMemory: 1000 })
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => client.execute(get(server.origin), H2C))
    )
    for (const response of responses)
      expect(Buffer.compare(Buffer.from(await response.bytes()), bytes)).toBe(0)
    expect(server.connections).toBe(1)
  })
})

describe('a request that is given up over HTTP/2', () => {
  test('ends its stream with CANCEL, and the others on the connection go on', async () => {
    const codes: number[] = []
    let finish = () => {}
    await using server = await startH2Server((stream, fields) => {
      const path = fields[fields.indexOf(':path') + 1]
      stream.respond({ ':status': 200 })
      stream.write('begun')
      if (path === '/given-up') {
        stream.on('close', () => {
          codes.push(stream.rstCode)
          finish()
        })
      } else finish = () => stream.end(', and ended')
    })
    const other = client.execute(get(`${server.origin}/other`), H2C)
    const abort = new AbortController()
    for await (const event of client.stream(get(`${server.origin}/given-up`), {
      ...H2C,
      signal: abort.signal
    })) {
      if (event.type === 'progress') abort.abort()
      if (event.type === 'done') expect(event.exchange.error?.code).toBe('ABORTED')
    }
    expect(await (await other).text()).toBe('begun, and ended')
    expect(codes).toEqual([http2.constants.NGHTTP2_CANCEL])
    expect(server.connections).toBe(1)
  })

  test('leaves a connection on which nothing was ever heard', async () => {
    await using server = await startFrameServer(
      () => {},
      () => {}
    )
    const timeouts = { requestMs: 50 }
    const url = `http://127.0.0.1:${server.port}/`
    const errors = await Promise.all(
      Array.from({ length: 4 }, () => failureOf(client.execute(get(url), { ...H2C, timeouts })))
    )
    expect(errors.map(({ reason }) => reason)).toEqual(Array(4).fill('request'))
    await server.empty()
  })
})

describe('a connection of HTTP/2', () => {
  test('closes when it has been idle for too long, and one that is busy does not', async () => {
    let finish = () => {}
    await using server = await startH2Server((stream, fields) => {
      stream.respond({ ':status': 200 })
      if (fields[fields.indexOf(':path') + 1] === '/slow') finish = () => stream.end('slow')
      else stream.end('fast')
    })
    const impatient = new DirectClient({ limits: { idleMs: 20 } })
    const slow = impatient.execute(get(`${server.origin}/slow`), H2C)
    await impatient.execute(get(`${server.origin}/fast`), H2C)
    setTimeout(() => finish(), 100)
    expect(await (await slow).text()).toBe('slow')
    expect(server.connections).toBe(1)
    await server.empty()
    await impatient.close()
  })

  test('is closed with its client', async () => {
    await using server = await startH2Server(
      stream => stream.respond({ ':status': 204 }, { endStream: true }),
      true
    )
    await client.execute(get(server.origin))
    await client.close()
    await server.empty()
  })

  test('closes though the server never closes its end', async () => {
    await using server = await startFrameServer(({ type, stream }, socket) => {
      if (type === TYPE.headers) socket.write(head(stream, [], END_STREAM))
    })
    await client.execute(get(`http://127.0.0.1:${server.port}/`), H2C)
    await client.close()
    await server.empty()
  })

  test('that is lost fails all that it carries', async () => {
    const sockets: Socket[] = []
    await using server = await startFrameServer(({ type, stream }, socket) => {
      if (type !== TYPE.headers) return
      socket.write(Buffer.concat([head(stream), data(stream, 'half')]))
      sockets.push(socket)
      if (sockets.length === 5) socket.resetAndDestroy()
    })
    const url = `http://127.0.0.1:${server.port}/`
    const errors = await Promise.all(
      Array.from({ length: 5 }, () => failureOf(client.execute(get(url), H2C)))
    )
    for (const { code, reason } of errors)
      expect({ code, reason }).toEqual({ code: 'CONNECTION_CLOSED', reason: LOST_MID_BODY })
    expect(server.accepted).toBe(1)
  })

  test('that was used and is found dead is replaced, whatever the method', async () => {
    await using server = await startFrameServer(({ type, stream }, socket) => {
      if (type !== TYPE.headers) return
      if (stream === 1) socket.write(head(1, [], END_STREAM))
      else socket.destroy()
    })
    const url = `http://127.0.0.1:${server.port}/`
    await client.execute(get(url), H2C)
    const body = { kind: 'bytes', bytes: Buffer.from('again') } as const
    const { exchange } = await client.execute(get(url, { method: 'POST', body }), H2C)
    expect(exchange.hops.map(({ reason }) => reason)).toEqual(['initial', 'reconnect'])
    expect(exchange.hops[0]?.error).toMatchObject({ code: 'CONNECTION_CLOSED', reason: LOST_BEFORE_RESPONSE })
  })

  test.each([
    ['GET', ['initial', 'reconnect']],
    ['POST', ['initial']]
  ])('that goes away for good with a %s it had taken up', async (method, reasons) => {
    await using server = await startFrameServer(({ type, stream }, socket) => {
      if (type !== TYPE.headers) return
      if (stream === 1) socket.write(head(1, [], END_STREAM))
      else socket.end(goaway(stream, 0))
    })
    const url = `http://127.0.0.1:${server.port}/`
    await client.execute(get(url), H2C)
    const { hops, error } = await settledExchange(client.stream(get(url, { method }), H2C))
    expect(hops.map(({ reason }) => reason)).toEqual(reasons)
    expect(error?.reason).toBe(reasons.length === 1 ? LOST_BEFORE_RESPONSE : undefined)
  })

  test('that was never answered on is not tried again', async () => {
    await using server = await startFrameServer(({ type }, socket) => {
      if (type === TYPE.headers) socket.destroy()
    })
    const error = await failureOf(client.execute(get(`http://127.0.0.1:${server.port}/`), H2C))
    expect(error).toMatchObject({ code: 'CONNECTION_CLOSED', reason: LOST_BEFORE_RESPONSE })
    expect(server.accepted).toBe(1)
  })

  test('refuses a stream, which is sent again on it', async () => {
    let refused = 0
    await using server = await startFrameServer(({ type, stream }, socket) => {
      if (type !== TYPE.headers) return
      if (refused++ < 3) socket.write(reset(stream, 7))
      else socket.write(head(stream, [], END_STREAM))
    })
    const { exchange } = await client.execute(
      get(`http://127.0.0.1:${server.port}/`, { method: 'POST' }),
      H2C
    )
    expect(exchange.hops.map(({ reason }) => reason)).toEqual([
      'initial',
      'reconnect',
      'reconnect',
      'reconnect'
    ])
    expect(exchange.hops[0]?.error?.reason).toBe('refused')
    expect(server.accepted).toBe(1)
  })

  test('goes away: what it has taken up is finished, the rest goes to another', async () => {
    await using server = await startFrameServer(({ type, stream }, socket, connection) => {
      if (type !== TYPE.headers) return
      if (connection > 1) socket.write(Buffer.concat([head(stream), data(stream, 'second', END_STREAM)]))
      else if (stream === 5)
        // The first two are answered after it went away, the third is beyond.
        socket.write(
          Buffer.concat([
            goaway(3, 0),
            ...[1, 3].flatMap(taken => [head(taken), data(taken, 'first', END_STREAM)])
          ])
        )
    })
    const url = `http://127.0.0.1:${server.port}/`
    const responses = await Promise.all(Array.from({ length: 3 }, () => client.execute(get(url), H2C)))
    expect(await Promise.all(responses.map(response => response.text()))).toEqual([
      'first',
      'first',
      'second'
    ])
    expect(responses.map(({ exchange }) => exchange.hops.length)).toEqual([1, 1, 2])
    expect(responses[2]?.exchange.hops[0]?.error?.reason).toBe('goaway')
    expect(server.accepted).toBe(2)
  })

  test('carries as many as the server takes at once, also when it takes more later', async () => {
    let open: number[] = []
    let most = 0
    await using server = await startFrameServer(
      ({ type, stream }, socket) => {
        if (type !== TYPE.headers) return
        open.push(stream)
        most = Math.max(most, open.length)
        // The second of two is there: four may come from now on. Then all four are answered.
        if (open.length === 2 && stream === 3) socket.write(settings(setting(3, 4)))
        if (open.length < 4) return
        for (const one of open) socket.write(head(one, [], END_STREAM))
        open = []
      },
      socket => socket.write(settings(setting(3, 2)))
    )
    const single = new DirectClient({ limits: { perOrigin: 1 } })
    const url = `http://127.0.0.1:${server.port}/`
    const responses = await Promise.all(Array.from({ length: 8 }, () => single.execute(get(url), H2C)))
    expect(responses.map(({ exchange }) => exchange.hops.length)).toEqual(Array(8).fill(1))
    expect(most).toBe(4)
    expect(server.accepted).toBe(1)
    await single.close()
  })
})
