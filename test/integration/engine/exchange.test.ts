import { describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Exchange, Hop, SentRequest } from '#shared/model/exchange.ts'
import { Exchange as ExchangeSchema } from '#shared/model/exchange.ts'
import { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { applyExchangeEvent, type LiveExchange } from '#shared/model/live-exchange.ts'
import { get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { answering, answeringOnce, startRawServer } from '#test/fixtures/servers/raw-server.ts'

const names = (hop: Hop | undefined) => hop?.phases.map(({ name }) => name)

function expectContiguous(exchange: Exchange): void {
  let at = 0
  for (const hop of exchange.hops) {
    expect(hop.startMs).toBe(at)
    for (const phase of hop.phases) {
      expect(phase.startMs).toBe(at)
      at = phase.endMs
    }
    expect(hop.endMs).toBe(at)
  }
  expect(exchange.totalMs).toBe(at)
}

describe('an exchange', () => {
  test('is recorded from the name to the last byte', async () => {
    await using server = await startHttpServer((_, response) => response.end('hello'))
    const client = new DirectClient({ lookup: async () => [{ address: '127.0.0.1', family: 4 }] })
    const response = await client.execute(get(`http://sonde.test:${server.port}/a/../b?c={d}`))
    const { exchange } = response
    expect(ExchangeSchema.parse(exchange)).toEqual(exchange)
    expect(names(exchange.hops[0])).toEqual(['dns', 'tcp', 'send', 'ttfb', 'download'])
    expectContiguous(exchange)
    expect(exchange.hops[0]?.sent?.head).toMatch(
      /^GET \/a\/\.\.\/b\?c=\{d\} HTTP\/1\.1\r\nhost: sonde\.test:\d+\r\n/
    )
    expect(exchange.hops[0]?.connection).toMatchObject({ reused: false, protocol: 'http/1.1' })
    expect(exchange.body).toMatchObject({ size: 5, encodedSize: 5, complete: true })
    expect(await response.text()).toBe('hello')
    await client.close()
  })

  test('sends what it says it sent, byte for byte', async () => {
    const received: Buffer[] = []
    await using server = await startRawServer(socket => {
      socket.on('data', data => received.push(data))
      answering('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')(socket)
    })
    const client = new DirectClient()
    const { exchange } = await client.execute({
      method: 'foo-BAR',
      url: `http://127.0.0.1:${server.port}/`,
      headers: [
        ['X-Twice', '1'],
        ['x-tWICE', '2'],
        ['X-Latin', 'gr\u00fc\u00df'],
        ['HOST', 'else.where'],
        ['User-Agent', 'mine']
      ],
      body: { kind: 'bytes', bytes: Buffer.from('body'), contentType: 'text/plain' },
      withoutDefaults: ['accept']
    })
    const sent = exchange.hops[0]?.sent
    expect(Buffer.concat(received).toString('latin1')).toBe(`${sent?.head}body`)
    expect([sent?.headBytes, sent?.bodyBytes]).toEqual([sent?.head.length, 4])
    const lines = sent?.head.split('\r\n')
    expect(lines).toEqual(
      expect.arrayContaining(['foo-BAR / HTTP/1.1', 'X-Twice: 1', 'x-tWICE: 2', 'X-Latin: gr\u00fc\u00df'])
    )
    expect(lines).not.toContain('Accept: */*')
    await client.close()
  })

  test.each([
    [
      [
        ['X-A', '1'],
        ['HOST', 'foo'],
        ['CONNECTION', 'Keep-Alive'],
        ['X-B', '2'],
        ['Content-LENGTH', '4']
      ]
    ],
    [
      [
        ['X-A', '1'],
        ['Connection', 'Close'],
        ['x-a', '2']
      ]
    ],
    [
      [
        ['Accept', 'a'],
        ['user-agent', 'b'],
        ['TE', 'trailers']
      ]
    ]
  ] as [[string, string][]][])('lists the headers as they were sent: %j', async headers => {
    await using server = await startHttpServer((_, response) => response.end())
    const client = new DirectClient()
    const body = { kind: 'bytes' as const, bytes: Buffer.from('body'), contentType: 'text/plain' }
    const { exchange } = await client.execute(get(server.origin, { method: 'POST', headers, body }))
    const { request, sent } = exchange.hops[0] ?? {}
    const lines = request?.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    expect(sent?.head).toBe(`POST / HTTP/1.1\r\n${lines}\r\n`)
    await client.close()
  })

  test('keeps the order, case and duplicates of response headers and trailers', async () => {
    const head = 'HTTP/1.1 200 Fine by me\r\nb: 1\r\nA: 2\r\nSet-Cookie: x\r\nset-cookie: y\r\n'
    await using server = await startRawServer(
      answering(`${head}Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-Sum: 1\r\nx-sum: 2\r\n\r\n`)
    )
    const client = new DirectClient()
    const { exchange } = await client.execute(get(`http://127.0.0.1:${server.port}/`))
    const response = exchange.hops[0]?.response
    expect(response).toMatchObject({
      status: 200,
      statusText: 'Fine by me',
      headBytes: head.length + 'Transfer-Encoding: chunked\r\n\r\n'.length
    })
    expect(response?.headers.slice(0, 4)).toEqual([
      ['b', '1'],
      ['A', '2'],
      ['Set-Cookie', 'x'],
      ['set-cookie', 'y']
    ])
    expect(response?.trailers).toEqual([
      ['X-Sum', '1'],
      ['x-sum', '2']
    ])
    await client.close()
  })

  test('shows on whose handshake a reused connection rides', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'))
    const client = new DirectClient()
    const first = await client.execute(get(server.origin))
    const second = await client.execute(get(server.origin))
    expect(names(second.exchange.hops[0])).toEqual(['send', 'ttfb', 'download'])
    expectContiguous(second.exchange)
    expect(second.exchange.hops[0]?.connection).toEqual({
      ...first.exchange.hops[0]?.connection,
      reused: true,
      openedBy: { exchangeId: first.exchange.id, hop: 0 }
    })
    expect(server.accepted).toBe(1)
    await client.close()
  })

  test('tells its events in order, and they fold into the final record', async () => {
    await using server = await startHttpServer((_, response) => response.end('hello'))
    const client = new DirectClient()
    const types: string[] = []
    let live: LiveExchange | undefined
    for await (const event of client.stream(get(server.origin))) {
      expect(ExchangeEvent.parse(event)).toEqual(event)
      live = applyExchangeEvent(live, event)
      types.push(event.type === 'phase-ended' ? event.phase.name : event.type)
    }
    expect(types.filter(type => type !== 'phase-started')).toEqual([
      'started',
      'hop-started',
      'tcp',
      'connection',
      'send',
      'request-sent',
      'ttfb',
      'response-head',
      'progress',
      'download',
      'hop-ended',
      'done'
    ])
    expect(live?.running).toBe(false)
    expect(live?.progress.receivedBytes).toBe(5)
    await client.close()
  })

  test('tells the head of an upload while that goes on, once', async () => {
    await using server = await startHttpServer((request, response) => {
      request.resume().on('end', () => response.end('thanks'))
    })
    const client = new DirectClient()
    let resolve = () => {}
    const told = new Promise<void>(tell => {
      resolve = tell
    })
    async function* body() {
      yield new Uint8Array(1000)
      await told
      yield new Uint8Array(2000)
    }
    const sent: SentRequest[] = []
    for await (const event of client.stream(
      get(server.origin, { method: 'POST', body: { kind: 'stream', chunks: body() } })
    )) {
      if (event.type !== 'request-sent') continue
      sent.push(event.sent)
      resolve()
    }
    expect(sent).toHaveLength(2)
    expect(sent[0]?.head).toMatch(/^POST \/ HTTP\/1\.1\r\n[\s\S]*\r\n\r\n$/)
    expect(sent[1]).toMatchObject({ head: sent[0]?.head })
    expect(sent[1]?.bodyBytes).toBeGreaterThan(3000)
    await client.close()
  })
})

describe('framing', () => {
  const cases: [name: string, method: string, answer: string, body: string, version: string][] = [
    ['HTTP/1.0 until it closes', 'GET', 'HTTP/1.0 200 OK\r\n\r\nbody', 'body', '1.0'],
    ['until it closes', 'GET', 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nbody', 'body', '1.1'],
    [
      'a length and close',
      'GET',
      'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody',
      'body',
      '1.1'
    ],
    ['no body after HEAD', 'HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n', '', '1.1'],
    ['no body after 204', 'GET', 'HTTP/1.1 204 No Content\r\n\r\n', '', '1.1'],
    ['no body after 304', 'GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n', '', '1.1'],
    [
      'chunks',
      'GET',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;ext=1\r\nbody\r\n0\r\n\r\n',
      'body',
      '1.1'
    ]
  ]
  test.each(cases)('%s', async (_, method, answer, body, httpVersion) => {
    await using server = await startRawServer(answeringOnce(answer))
    const client = new DirectClient()
    const response = await client.execute({ ...get(`http://127.0.0.1:${server.port}/`), method })
    expect(await response.text()).toBe(body)
    expect(response.exchange.body?.complete).toBe(true)
    expect(response.exchange.hops[0]?.response?.httpVersion).toBe(httpVersion)
    expectContiguous(response.exchange)
    await client.close()
  })

  test('HEAD and 204 leave the connection standing', async () => {
    await using server = await startHttpServer((request, response) => {
      response.writeHead(request.method === 'HEAD' ? 200 : 204, { 'X-Any': '1' }).end()
    })
    const client = new DirectClient()
    await client.execute({ ...get(server.origin), method: 'HEAD' })
    await client.execute(get(server.origin))
    const { exchange } = await client.execute(get(server.origin))
    expect(exchange.hops[0]?.connection?.reused).toBe(true)
    await client.close()
  })

  test('Connection: close is sent and kept', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'))
    const client = new DirectClient()
    const request = get(server.origin, { headers: [['Connection', 'close']] })
    const { exchange } = await client.execute(request)
    expect(exchange.hops[0]?.sent?.head).toContain('\r\nconnection: close\r\n')
    await client.execute(request)
    expect(server.accepted).toBe(2)
    await client.close()
  })
})

describe('interim responses', () => {
  const final = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX: y\r\n\r\nbody'
  const answer = `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\nLink: </b>\r\n\r\n${final}`

  test('are recorded and do not end the exchange', async () => {
    await using server = await startRawServer(answering(answer))
    const client = new DirectClient()
    for (let i = 0; i < 2; i++) {
      const response = await client.execute(get(`http://127.0.0.1:${server.port}/`))
      const { informational, status, headBytes } = response.exchange.hops[0]?.response ?? {}
      expect(informational?.map(({ status, headers }) => [status, headers])).toEqual([
        [100, []],
        [
          103,
          [
            ['Link', '</a>'],
            ['Link', '</b>']
          ]
        ]
      ])
      expect(status).toBe(200)
      expect(headBytes).toBe(final.length - 4)
      expect(await response.text()).toBe('body')
    }
    expect(server.accepted).toBe(1)
    await client.close()
  })

  test('and everything else reads the same however the bytes are cut', async () => {
    const chunked =
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\nT: u\r\n\r\n'
    let cut = 0
    await using server = await startRawServer(socket => {
      socket.on('data', () => {
        socket.write(chunked.slice(0, cut))
        setImmediate(() => socket.write(chunked.slice(cut)))
      })
    })
    const client = new DirectClient()
    for (cut = 0; cut <= chunked.length; cut++) {
      const response = await client.execute(get(`http://127.0.0.1:${server.port}/`))
      const { informational, trailers, headBytes } = response.exchange.hops[0]?.response ?? {}
      expect([cut, await response.text(), informational?.length, trailers, headBytes]).toEqual([
        cut,
        'abcd',
        1,
        [['T', 'u']],
        47
      ])
      await response.release()
    }
    await client.close()
  })

  test('one byte at a time', async () => {
    await using server = await startRawServer(socket => {
      let at = 0
      const next = () => {
        if (at < answer.length) socket.write(answer[at++] ?? '', () => setImmediate(next))
      }
      socket.on('data', next)
    })
    const client = new DirectClient()
    const response = await client.execute(get(`http://127.0.0.1:${server.port}/`))
    expect(await response.text()).toBe('body')
    expect(response.exchange.hops[0]?.response?.informational).toHaveLength(2)
    await client.close()
  })
})
