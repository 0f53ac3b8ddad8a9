import { constants, createGzip } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'

const quick = { baseMs: 2, maxMs: 4 }

async function exchange(url: string, settings: ExecuteSettings, over: Parameters<typeof get>[1] = {}) {
  const client = new DirectClient()
  try {
    return await settledExchange(client.stream(get(url, over), settings))
  } finally {
    await client.close()
  }
}

/** Answers with these one after the other, the last for ever. */
function answeringInTurn(...answers: [status: number, headers?: Record<string, string>][]) {
  let count = 0
  return startHttpServer((_, response) => {
    const [status, headers = {}] = answers[Math.min(count++, answers.length - 1)] ?? [500]
    response.writeHead(status, headers).end(`answer ${count}`)
  })
}

describe('a retry', () => {
  test('is a hop with a wait, and tells why it came', async () => {
    await using server = await answeringInTurn([503], [429, { 'Retry-After': '0' }], [200])
    const { hops, error, totalMs, body } = await exchange(server.origin, { retries: { count: 3, ...quick } })
    expect(error).toBeUndefined()
    expect(hops.map(({ reason, cause, retry }) => [reason, cause, retry?.attempt, retry?.of])).toEqual([
      ['initial', undefined, undefined, undefined],
      ['retry', { kind: 'response', status: 503 }, 1, 3],
      ['retry', { kind: 'response', status: 429 }, 2, 3]
    ])
    for (const hop of hops.slice(1)) expect(hop.phases[0]?.name).toBe('backoff')
    expect(hops.at(-1)?.endMs).toBe(totalMs)
    expect(body).toMatchObject({ size: 8, complete: true })
  })

  test('waits as long as the server asks for, up to a limit that is shown', async () => {
    await using server = await answeringInTurn([503, { 'Retry-After': '3600' }], [200])
    const settings = { retries: { count: 1, maxRetryAfterMs: 30 } }
    const { hops } = await exchange(server.origin, settings, { method: 'POST' })
    expect(hops[1]?.retry).toEqual({ attempt: 1, of: 1, waitMs: 30, retryAfterMs: 3_600_000 })
    const [backoff] = hops[1]?.phases ?? []
    expect(backoff?.name).toBe('backoff')
    expect((backoff?.endMs ?? 0) - (backoff?.startMs ?? 0)).toBeGreaterThanOrEqual(29)
  })

  test('gives up after so many, and the last failure is the result', async () => {
    const port = await freePort()
    const { hops, error } = await exchange(`http://127.0.0.1:${port}/`, { retries: { count: 2, ...quick } })
    expect(hops.map(({ reason }) => reason)).toEqual(['initial', 'retry', 'retry'])
    expect(hops[1]?.cause).toMatchObject({
      kind: 'error',
      error: { code: 'CONNECT', reason: 'ECONNREFUSED' }
    })
    expect(error).toMatchObject({ code: 'CONNECT', reason: 'ECONNREFUSED' })
  })

  test('is withheld from what may have been carried out, and that is said', async () => {
    await using server = await answeringInTurn([500], [200])
    const settings = { retries: { count: 2, ...quick } }
    const { hops } = await exchange(server.origin, settings, { method: 'POST' })
    expect(hops).toHaveLength(1)
    expect(hops[0]?.warnings).toMatchObject([{ code: 'retry-withheld' }])
    await using breaking = await startRawServer(socket => socket.once('data', () => socket.destroy()))
    const broken = await exchange(`http://127.0.0.1:${breaking.port}/`, settings, { method: 'POST' })
    expect(broken.hops).toHaveLength(1)
    expect(broken.hops[0]?.warnings).toMatchObject([{ code: 'retry-withheld' }])
  })

  test('takes the place of a body that broke off', async () => {
    let count = 0
    await using server = await startRawServer(socket => {
      socket.on('data', () => {
        if (++count === 1) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbro')
        else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole')
      })
    })
    const client = new DirectClient()
    const response = await client.execute(get(`http://127.0.0.1:${server.port}/`), {
      retries: { count: 1, ...quick }
    })
    expect(await response.text()).toBe('whole')
    expect(response.exchange.hops[0]?.error).toMatchObject({ reason: 'mid-body' })
    await client.close()
  })

  test('can be cancelled while it waits', async () => {
    await using server = await answeringInTurn([503, { 'Retry-After': '50' }], [200])
    const client = new DirectClient()
    const controller = new AbortController()
    const events = client.stream(get(server.origin), { retries: { count: 1 }, signal: controller.signal })
    let last: unknown
    for await (const event of events) {
      if (event.type === 'phase-started' && event.name === 'backoff') controller.abort()
      last = event
    }
    expect(last).toMatchObject({
      type: 'done',
      exchange: { error: { code: 'ABORTED', phase: 'backoff' }, hops: [{}, { reason: 'retry' }] }
    })
    await client.close()
  })

  test('ends with the time for all', async () => {
    await using server = await answeringInTurn([503, { 'Retry-After': '50' }])
    // Far more than the first answer takes, and far less than the pause that it asks for.
    const settings = { retries: { count: 5 }, timeouts: { totalMs: 500 } }
    const { error, hops } = await exchange(server.origin, settings)
    expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'total', phase: 'backoff' })
    expect(hops).toHaveLength(2)
  })
})

describe('a limit for one phase', () => {
  test('breaks that phase and names it', async () => {
    await using server = await startHttpServer(() => {})
    const { error } = await exchange(server.origin, { timeouts: { phases: { ttfb: 20 } } })
    expect(error).toMatchObject({
      code: 'TIMEOUT',
      reason: 'phase',
      phase: 'ttfb',
      facts: { limit: '20 ms' }
    })
  })

  test('of the download keeps what has come', async () => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('half')
    })
    const { error, body } = await exchange(server.origin, { timeouts: { phases: { download: 30 } } })
    expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'phase', phase: 'download' })
    expect(body).toMatchObject({ size: 4, complete: false })
  })

  test('of the download keeps what can be unpacked of what has come', async () => {
    await using server = await startHttpServer((_, response) => {
      response.setHeader('Content-Encoding', 'gzip')
      const gzip = createGzip()
      gzip.pipe(response)
      gzip.write('half')
      gzip.flush(constants.Z_SYNC_FLUSH)
    })
    const { error, body } = await exchange(server.origin, { timeouts: { phases: { download: 100 } } })
    expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'phase', phase: 'download' })
    expect(body).toMatchObject({ size: 4, complete: false })
  })

  test('leaves other phases alone', async () => {
    await using server = await startHttpServer((_, response) => {
      setTimeout(() => response.end('late'), 40)
    })
    const { error } = await exchange(server.origin, { timeouts: { phases: { tcp: 10_000, download: 20 } } })
    expect(error).toBeUndefined()
  })
})
