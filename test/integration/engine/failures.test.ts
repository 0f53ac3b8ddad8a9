import { describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { answering, answeringOnce, startRawServer } from '#test/fixtures/servers/raw-server.ts'

const phasesOf = (exchange: { hops: { phases: { name: string }[] }[] }) =>
  exchange.hops.at(-1)?.phases.map(({ name }) => name)

async function failAgainst(onConnection: Parameters<typeof startRawServer>[0], timeouts = {}) {
  await using server = await startRawServer(onConnection)
  const client = new DirectClient()
  const request = client.execute(get(`http://127.0.0.1:${server.port}/`), { timeouts })
  const error = await failureOf(request)
  await server.empty()
  await client.close()
  return { error, record: error.toRecord(), port: server.port }
}

describe('no connection', () => {
  test('a name that nobody knows', async () => {
    const lookup = async () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }))
    const client = new DirectClient({ lookup })
    const error = await failureOf(client.execute(get('http://nowhere.test/')))
    expect(error.toRecord()).toMatchObject({ code: 'DNS', reason: 'ENOTFOUND', phase: 'dns' })
    expect(error.message).toBe('No address is known for nowhere.test.')
    expect(phasesOf(error.exchange)).toEqual(['dns'])
  })

  test('a port where nothing listens', async () => {
    const server = await startRawServer(() => {})
    await server[Symbol.asyncDispose]()
    const error = await failureOf(new DirectClient().execute(get(`http://127.0.0.1:${server.port}/`)))
    expect(error.toRecord()).toMatchObject({
      code: 'CONNECT',
      reason: 'ECONNREFUSED',
      phase: 'tcp',
      facts: { address: `127.0.0.1:${server.port}`, port: server.port }
    })
    expect(error.exchange.hops[0]?.error).toEqual(error.exchange.error)
  })

  test('the first address is dead, the second answers', async () => {
    await using server = await startRawServer(answering('HTTP/1.1 204 No Content\r\n\r\n'))
    const client = new DirectClient({
      lookup: async () => [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 }
      ]
    })
    const { exchange } = await client.execute(get(`http://both.test:${server.port}/`))
    expect(exchange.hops[0]?.connection?.remoteAddress).toBe(`127.0.0.1:${server.port}`)
    await client.close()
  })
})

describe('the server closes', () => {
  test('before it answers', async () => {
    const { record } = await failAgainst(socket => socket.once('data', () => socket.end()))
    expect(record).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'before-response', phase: 'ttfb' })
  })

  test('by a reset', async () => {
    const { record } = await failAgainst(socket => socket.once('data', () => socket.resetAndDestroy()))
    expect(record).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'tcp-reset' })
  })

  test('within the head', async () => {
    const { record } = await failAgainst(answeringOnce('HTTP/1.1 200 OK\r\nContent-'))
    expect(record).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'mid-head', phase: 'download' })
    expect(record.hint).toContain('HTTP/1.1 200 OK\\r\\nContent-')
  })

  test.each([
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcd'],
    [
      'a length and Connection: close',
      'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\nabcd'
    ],
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nabcd'],
    [
      'chunks and Connection: close',
      'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nabcd'
    ]
  ])('in the middle of a body with %s', async (_, answer) => {
    const { error } = await failAgainst(answeringOnce(answer))
    expect(error.toRecord()).toMatchObject({
      code: 'CONNECTION_CLOSED',
      reason: 'mid-body',
      phase: 'download',
      facts: { received: '4 B' }
    })
    expect(error.exchange.body).toMatchObject({ size: 4, encodedSize: 4, complete: false })
  })

  test.each([
    ['that only the end of the connection ends', 'HTTP/1.1 200 OK\r\n\r\nabcd'],
    ['of HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nabcd'],
    ['with a length', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcd'],
    ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nabcd']
  ])('by a reset in the middle of a body %s', async (_, answer) => {
    let reset = () => {}
    await using server = await startRawServer(socket => {
      reset = () => socket.resetAndDestroy()
      answering(answer)(socket)
    })
    const client = new DirectClient()
    for await (const event of client.stream(get(`http://127.0.0.1:${server.port}/`))) {
      if (event.type === 'progress') reset()
      if (event.type !== 'done') continue
      expect(event.exchange.error).toMatchObject({
        code: 'CONNECTION_CLOSED',
        reason: 'tcp-reset-mid-body',
        phase: 'download'
      })
      expect(event.exchange.body).toMatchObject({ size: 4, complete: false })
    }
    await client.close()
  })

  test('and what arrived of the body can be read', async () => {
    await using server = await startRawServer(
      answeringOnce('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcd')
    )
    const client = new DirectClient()
    let text = ''
    for await (const event of client.stream(get(`http://127.0.0.1:${server.port}/`))) {
      if (event.type !== 'done') continue
      expect(event.exchange.error?.code).toBe('CONNECTION_CLOSED')
      text = Buffer.from(await client.readBody(event.exchange.body?.id ?? '', 0, 100)).toString()
    }
    expect(text).toBe('abcd')
    await client.close()
  })
})

// What else may be wrong with an answer is in hostile.test.ts.
describe('an answer that is no HTTP', () => {
  test.each([
    [
      'another protocol',
      '220 mail.test ESMTP \x00\xff\r\n',
      'not-http',
      '220 mail.test ESMTP \\x00\\xc3\\xbf\\r\\n'
    ],
    ['an SSH banner, then silence', 'SSH-2.0-OpenSSH\r\n', 'not-http', 'SSH-2.0-OpenSSH\\r\\n']
  ])('%s', async (_, answer, reason, firstBytes) => {
    const { record, port } = await failAgainst(answering(answer))
    expect(record).toMatchObject({ code: 'PROTOCOL', reason, facts: { host: '127.0.0.1', port, firstBytes } })
  })

  test('the alert of a TLS server', async () => {
    const alert = Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46])
    const { record } = await failAgainst(answeringOnce(alert))
    expect(record).toMatchObject({ code: 'PROTOCOL', reason: 'tls-port' })
  })

  test.each([
    ['a bad header', 'HTTP/1.1 200 OK\r\nBad Header\r\n\r\n'],
    ['a status below 100', 'HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n'],
    ['another protocol without a word about it', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    ['a bad chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
    [
      'switching protocols unasked',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'
    ]
  ])('%s', async (_, answer) => {
    const { record } = await failAgainst(answering(answer))
    expect(record).toMatchObject({ code: 'PROTOCOL' })
    expect(record.facts.firstBytes).toMatch(/^HTTP\/1\.1 /)
    expect(record.facts.problem).not.toBe('')
  })

  const repeating = (start: string, part: string) => (socket: import('node:net').Socket) => {
    const parts = Buffer.from(part.repeat(4096))
    const fill = () => {
      while (!socket.destroyed && socket.write(parts));
    }
    socket.once('data', () => {
      socket.write(start)
      fill()
    })
    socket.on('drain', fill)
  }

  test.each([
    ['fields', 'too-many-fields', 'HTTP/1.1 200 OK\r\n', 'a:\r\n', '10,000'],
    ['fields with short line ends', 'too-many-fields', 'HTTP/1.1 200 OK\n', 'a:\n', '10,000'],
    ['interim responses', 'too-many-interim', '', 'HTTP/1.1 103 Early\r\n\r\n', '100'],
    [
      'trailers',
      'trailers-too-large',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n',
      'a:\r\n',
      '128 KiB'
    ],
    [
      'extensions of a chunk',
      'trailers-too-large',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;',
      'a',
      '128 KiB'
    ]
  ])('%s without end', async (_, reason, start, part, limit) => {
    const { record } = await failAgainst(repeating(start, part))
    expect(record).toMatchObject({ code: 'PROTOCOL', reason, facts: { limit } })
  })

  test('too many fields at once', async () => {
    const head = `HTTP/1.1 200 OK\r\n${'a:\r\n'.repeat(10_001)}\r\n`
    const { record } = await failAgainst(answering(head))
    expect(record).toMatchObject({ code: 'PROTOCOL', reason: 'too-many-fields' })
  })

  test('a head without end', async () => {
    const { record } = await failAgainst(socket => {
      socket.write('HTTP/1.1 200 OK\r\nX: ')
      const fill = () => {
        while (!socket.destroyed && socket.write('x'.repeat(65536)));
      }
      socket.on('drain', fill)
      fill()
    })
    expect(record).toMatchObject({ code: 'PROTOCOL', reason: 'head-too-large', facts: { limit: '1.0 MiB' } })
  })

  test('a head of nearly 1 MiB is read', async () => {
    const value = 'x'.repeat(1024 * 1024 - 200)
    await using server = await startRawServer(
      answering(`HTTP/1.1 200 OK\r\nX-Large: ${value}\r\nContent-Length: 0\r\n\r\n`)
    )
    const client = new DirectClient()
    const { exchange } = await client.execute(get(`http://127.0.0.1:${server.port}/`))
    expect(exchange.hops[0]?.response?.headers[0]?.[1]).toBe(value)
    await client.close()
  })

  test('bytes that nobody asked for end the connection, not the process', async () => {
    await using server = await startRawServer(
      answering(
        'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'
      )
    )
    const client = new DirectClient()
    const url = `http://127.0.0.1:${server.port}/`
    expect(await (await client.execute(get(url))).text()).toBe('ok')
    expect(await (await client.execute(get(url))).text()).toBe('ok')
    await client.close()
  })
})

describe('a limit of time', () => {
  /** Of a limit that also holds for what comes before the silence, which takes far less. */
  const AMPLE_MS = 300
  const HOUR_MS = 3_600_000

  test('until the answer', async () => {
    const { record } = await failAgainst(() => {}, { requestMs: 30 })
    expect(record).toMatchObject({
      code: 'TIMEOUT',
      reason: 'request',
      phase: 'ttfb',
      facts: { limit: '30 ms' }
    })
  })

  test('within the body', async () => {
    const { error } = await failAgainst(answering('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'), {
      idleMs: 30
    })
    expect(error.toRecord()).toMatchObject({ code: 'TIMEOUT', reason: 'idle', phase: 'download' })
    expect(error.exchange.body).toMatchObject({ size: 3, complete: false })
  })

  test('for the whole exchange', async () => {
    const { record } = await failAgainst(() => {}, { totalMs: AMPLE_MS })
    expect(record).toMatchObject({ code: 'TIMEOUT', reason: 'total', phase: 'ttfb' })
  })

  test('for the whole exchange, of which a part was spent on waiting for its body', async () => {
    await using server = await startRawServer(() => {})
    const client = new DirectClient()
    const limits = { timeouts: { totalMs: HOUR_MS }, waitedMs: HOUR_MS - AMPLE_MS }
    const error = await failureOf(client.execute(get(`http://127.0.0.1:${server.port}/`), limits))
    expect(error.toRecord()).toMatchObject({ reason: 'total', phase: 'ttfb', facts: { limit: '1 h 0 min' } })
    await client.close()
  })

  test('for the whole exchange, all of which was spent so: nothing is sent', async () => {
    const limits = { timeouts: { totalMs: 1000 }, waitedMs: 1000 }
    const error = await failureOf(new DirectClient().execute(get('http://127.0.0.1:1/'), limits))
    expect(error.toRecord()).toMatchObject({ code: 'TIMEOUT', reason: 'total', phase: 'send' })
    expect(error.exchange.hops).toEqual([])
  })

  test('for the name', async () => {
    const client = new DirectClient({ lookup: () => new Promise(() => {}) })
    const error = await failureOf(client.execute(get('http://a.test/'), { timeouts: { connectMs: 20 } }))
    expect(error.toRecord()).toMatchObject({ code: 'TIMEOUT', reason: 'connect', phase: 'dns' })
  })

  test('for the handshake', async () => {
    await using server = await startRawServer(() => {})
    const client = new DirectClient()
    const url = `https://127.0.0.1:${server.port}/`
    const error = await failureOf(client.execute(get(url), { timeouts: { connectMs: AMPLE_MS } }))
    expect(error.toRecord()).toMatchObject({ code: 'TIMEOUT', reason: 'handshake', phase: 'tls' })
    await server.empty()
  })
})

describe('a request that cannot be sent', () => {
  test.each([
    ['url', get('ftp://x/')],
    ['method', get('http://x/', { method: 'G T' })],
    ['method', get('http://x/', { method: 'CONNECT' })],
    ['headers.0.name', get('http://x/', { headers: [['A b', '']] })],
    [
      'headers.1.value',
      get('http://x/', {
        headers: [
          ['A', ''],
          ['B', 'a\nb']
        ]
      })
    ],
    ['headers.0.name', get('http://x/', { headers: [['Expect', '100-continue']] })],
    ['headers.0.name', get('http://x/', { headers: [['Upgrade', 'x']] })],
    [
      'headers.1.name',
      get('http://x/', {
        headers: [
          ['Host', 'a'],
          ['host', 'b']
        ]
      })
    ],
    ['headers.0.value', get('http://x/', { headers: [['Connection', 'upgrade']] })],
    ['headers.0.value', get('http://x/', { headers: [['Content-Length', '3']] })]
  ])('is refused at %s', async (field, request) => {
    const client = new DirectClient({ lookup: () => Promise.reject(new Error('nothing may be sent')) })
    await expect(client.execute(request)).rejects.toMatchObject({ code: 'BUILD', field })
    await expect(client.stream(request)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'BUILD'
    })
  })
})
