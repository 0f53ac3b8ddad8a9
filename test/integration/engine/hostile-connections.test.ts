import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import type { ExecuteOptions, Request } from '#shared/client/http-client.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { answering, startRawServer } from '#test/fixtures/servers/raw-server.ts'

/*
 * Servers whose malice is in when they act, not only in what they say.
 */

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]

/** Sends to a server, and does something to its socket when the first event of a kind has come. */
async function disturb(
  answer: string,
  until: (event: ExchangeEvent) => boolean,
  act: (socket: Socket) => void,
  request: Partial<Request> = {}
) {
  let socket: Socket | undefined
  await using server = await startRawServer(accepted => {
    socket = accepted
    answering(answer)(accepted)
  })
  const client = new DirectClient()
  let acted = false
  for await (const event of client.stream(get(`http://127.0.0.1:${server.port}/`, request))) {
    if (!acted && until(event) && socket) {
      acted = true
      act(socket)
    }
    if (event.type !== 'done') continue
    const { exchange } = event
    await client.close()
    await server.empty()
    return { error: exchange.error, body: exchange.body, hops: exchange.hops.length }
  }
  throw new Error('the exchange did not end')
}

const RESETS: Record<string, string> = {
  'before-response': 'tcp-reset',
  'mid-body': 'tcp-reset-mid-body'
}

describe.each<[string, (socket: Socket) => void, reasons: Record<string, string>]>([
  ['a reset', socket => socket.resetAndDestroy(), RESETS],
  ['an end', socket => socket.end(), {}]
])('%s by the server', (_, act, reasons) => {
  test.each<[name: string, answer: string, until: (event: ExchangeEvent) => boolean, reason: string]>([
    ['when the request was sent', '', ({ type }) => type === 'request-sent', 'before-response'],
    [
      'within the status line',
      'HTTP/1.1 2',
      event => event.type === 'phase-started' && event.name === 'download',
      'mid-head'
    ],
    [
      'within the fields',
      'HTTP/1.1 200 OK\r\nContent-',
      event => event.type === 'phase-started' && event.name === 'download',
      'mid-head'
    ],
    ['after the head', HEAD, ({ type }) => type === 'response-head', 'mid-body'],
    ['within the body', `${HEAD}four`, ({ type }) => type === 'progress', 'mid-body'],
    [
      'between chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n',
      ({ type }) => type === 'progress',
      'mid-body'
    ],
    [
      'before the trailers have ended',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n0\r\nA: b\r\n',
      ({ type }) => type === 'progress',
      'mid-body'
    ]
  ])('%s', async (_, answer, until, reason) => {
    const { error, body, hops } = await disturb(answer, until, act)
    expect(error).toMatchObject({ code: 'CONNECTION_CLOSED', reason: reasons[reason] ?? reason })
    expect(body?.size ?? 0).toBe(answer.includes('four') ? 4 : 0)
    expect(hops).toBe(1)
  })

  test('within an upload', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        yield new Uint8Array(65_536)
        await new Promise(resolve => setImmediate(resolve))
      }
    }
    const body = { kind: 'stream' as const, chunks: endless() }
    const { error } = await disturb('', ({ type }) => type === 'progress', act, { method: 'POST', body })
    expect(error?.code).toBe('CONNECTION_CLOSED')
  })
})

describe('drop by drop', () => {
  /** A byte as soon as the one before it is out, until nobody is there any more. */
  const dripping = (start: string, drop: string) => (socket: Socket) => {
    const next = () => !socket.destroyed && socket.write(drop, () => setTimeout(next, 2))
    socket.once('data', () => socket.write(start, next))
  }
  const cases: [name: string, start: string, drop: string, options: ExecuteOptions, reason: string][] = [
    ['a head', 'HTTP/1.1 200 OK\r\nA: ', 'x', { timeouts: { requestMs: 60 } }, 'request'],
    ['interim responses', '', 'HTTP/1.1 103 E\r\n\r\n', { timeouts: { requestMs: 60 } }, 'request'],
    ['empty lines', '', '\r\n', { timeouts: { requestMs: 60 } }, 'request'],
    ['a body', 'HTTP/1.1 200 OK\r\n\r\n', 'x', { timeouts: { totalMs: 60, idleMs: 5000 } }, 'total'],
    [
      'chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
      '1\r\nx\r\n',
      { timeouts: { totalMs: 60, idleMs: 5000 } },
      'total'
    ],
    [
      'trailers',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n',
      'A: b\r\n',
      { timeouts: { totalMs: 60 } },
      'total'
    ]
  ]
  test.each(cases)('%s without end ends in time', async (_, start, drop, options, reason) => {
    await using server = await startRawServer(dripping(start, drop))
    const client = new DirectClient()
    const error = await failureOf(client.execute(get(`http://127.0.0.1:${server.port}/`), options))
    expect(error).toMatchObject({ code: 'TIMEOUT', reason })
    await server.empty()
  })
})

describe('what one answer leaves behind', () => {
  const evil = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'
  test.each([
    ['a second answer', `HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok${evil}`],
    [
      'a second answer after chunks',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n${evil}`
    ],
    ['more than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokevil'],
    ['a body after 204', `HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nevil`],
    ['a body after 304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\nevil'],
    ['a body after HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil', 'HEAD'],
    ['an interim response', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 100 Continue\r\n\r\n'],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nX: ']
  ])('%s is not the answer to the next request', async (_, answer, method = 'GET') => {
    await using server = await startRawServer(answering(answer))
    const client = new DirectClient()
    for (let i = 0; i < 3; i++) {
      const response = await client.execute(get(`http://127.0.0.1:${server.port}/`, { method }))
      expect(await response.text()).toBe(answer.includes('\nok') ? 'ok' : '')
      expect(response.exchange.hops.at(-1)?.response?.informational).toEqual([])
      await response.release()
    }
    await client.close()
    await server.empty()
  })

  test('bytes that wait before the request was sent are not its answer', async () => {
    await using server = await startRawServer((socket, number) => {
      answering('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')(socket)
      // The first connection goes on to speak when nobody asked.
      if (number === 1) socket.once('data', () => setImmediate(() => socket.write(evil)))
    })
    const client = new DirectClient()
    for (let i = 0; i < 3; i++) {
      const response = await client.execute(get(`http://127.0.0.1:${server.port}/`))
      expect(await response.text()).toBe('ok')
    }
    await client.close()
  })
})

test('thousands of cookies, and some that are none, are taken or refused with a reason', async () => {
  const many = Array.from({ length: 5000 }, (_, i) => `Set-Cookie: c${i}=v\r\n`).join('')
  const none = ['', ';;;', '=', 'a=b; Domain=..', 'a=b; Domain=com', `big=${'b'.repeat(300_000)}`]
  const lines = none.map(value => `Set-Cookie: ${value}\r\n`).join('')
  await using server = await startRawServer(
    answering(Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\n${many}${lines}\r\nok`, 'latin1'))
  )
  const client = new DirectClient({ cookies: new MemoryCookieJar(), lookup })
  const url = `http://www.cookies.test:${server.port}/`
  const { exchange } = await client.execute(get(url))
  const { stored = [], rejected = [] } = exchange.hops[0]?.cookies ?? {}
  expect(stored).toHaveLength(5000)
  expect(rejected.map(({ cookie }) => cookie)).toEqual(none)
  for (const { why } of rejected) expect(why).toMatch(/^Its? .+\.$/)
  const { exchange: next } = await client.execute(get(url))
  expect(next.hops[0]?.response?.status).toBe(200)
  await client.close()
})

test('redirects without end are followed as far as is allowed', async () => {
  let count = 0
  await using server = await startRawServer(socket =>
    socket.on('data', () => {
      socket.write(`HTTP/1.1 302 Found\r\nLocation: /${++count}\r\nContent-Length: 0\r\n\r\n`)
    })
  )
  const client = new DirectClient()
  const error = await failureOf(client.execute(get(`http://127.0.0.1:${server.port}/`)))
  expect(error.toRecord()).toMatchObject({ code: 'REDIRECT', reason: 'too-many', facts: { limit: 10 } })
  expect(error.exchange.hops).toHaveLength(11)
  expect(count).toBe(11)
  await client.close()
  await server.empty()
})

test('redirects are followed at once where each answer is the last of its connection', async () => {
  let count = 0
  await using server = await startRawServer(socket =>
    socket.once('data', () => {
      socket.write(`HTTP/1.1 302 Found\r\nLocation: /${++count}\r\nContent-Length: 0\r\n\r\n`)
      socket.once('data', () => socket.destroy())
    })
  )
  const client = new DirectClient()
  const url = `http://127.0.0.1:${server.port}/`
  const error = await failureOf(client.execute(get(url), { redirects: { max: 40 } }))
  expect(error.toRecord()).toMatchObject({ code: 'REDIRECT', reason: 'too-many', facts: { limit: 40 } })
  expect(error.exchange.hops.flatMap(hop => hop.phases.map(({ name }) => name))).not.toContain('backoff')
  await client.close()
})

test('a server that asks to wait for ever is waited for as long as is allowed', async () => {
  await using server = await startRawServer(
    answering('HTTP/1.1 503 No\r\nRetry-After: 99999999999999999999\r\nContent-Length: 0\r\n\r\n')
  )
  const client = new DirectClient()
  const { exchange } = await client.execute(get(`http://127.0.0.1:${server.port}/`), {
    retries: { count: 2, maxRetryAfterMs: 20 }
  })
  expect(exchange.hops.map(({ reason }) => reason)).toEqual(['initial', 'retry', 'retry'])
  expect(exchange.hops[2]?.phases[0]?.name).toBe('backoff')
  await client.close()
  await server.empty()
})
