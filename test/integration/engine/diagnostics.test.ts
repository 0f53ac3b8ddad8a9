import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { Diagnostics } from '#shared/model/diagnostics.ts'
import { failureOf, get } from '../../fixtures/requests.ts'
import { type HttpServer, startHttpServer } from '../../fixtures/servers/http-server.ts'

describe('the diagnostics of a client', () => {
  let server: HttpServer
  let client: DirectClient

  beforeEach(async () => {
    server = await startHttpServer((request, response) => {
      if (request.url === '/never') return
      if (request.url === '/moved') response.writeHead(302, { Location: '/' })
      if (request.url === '/lost') response.statusCode = 404
      request.resume().on('end', () => response.end('hello'))
    })
    client = new DirectClient({ limits: { perOrigin: 2 } })
  })
  afterEach(async () => {
    await client.close()
    await server[Symbol.asyncDispose]()
  })

  const told = () => {
    const diagnostics = client.diagnostics()
    expect(Diagnostics.parse(diagnostics)).toEqual(diagnostics)
    return diagnostics
  }

  test('begin with nothing', () => {
    expect(told()).toMatchObject({ inFlight: 0, exchanges: 0, hops: 0, byStatus: {}, phases: {} })
    expect(told().total).toBeUndefined()
    expect(told().pool).toMatchObject({ limits: { perOrigin: 2, total: 256 }, targets: [] })
  })

  test('count what was sent and what came back', async () => {
    await client.execute(get(server.origin))
    await client.execute(get(`${server.origin}/moved`))
    await client.execute(get(`${server.origin}/lost`))
    const body = { kind: 'bytes' as const, bytes: new Uint8Array(1000) }
    await client.execute(get(server.origin, { method: 'POST', body }))
    expect(told()).toMatchObject({
      inFlight: 0,
      exchanges: 4,
      hops: 5,
      byStatus: { 200: 3, 302: 1, 404: 1 },
      byError: {},
      byProtocol: { 'http/1.1': 5 },
      sentBytes: 1000,
      receivedBytes: 5 * 'hello'.length,
      connections: { opened: 1, reused: 4, failed: 0 },
      total: { count: 4 }
    })
  })

  test('measure the phases that happened', async () => {
    const responses = [await client.execute(get(server.origin)), await client.execute(get(server.origin))]
    const { phases, total } = told()
    expect(Object.entries(phases).map(([name, { count }]) => [name, count])).toEqual([
      ['tcp', 1],
      ['send', 2],
      ['ttfb', 2],
      ['download', 2]
    ])
    const totals = responses.map(({ exchange }) => exchange.totalMs)
    expect(total).toMatchObject({ minMs: Math.min(...totals), maxMs: Math.max(...totals) })
  })

  test('tell errors of hops, and those of exchanges whose hops did not fail', async () => {
    await failureOf(client.execute(get('http://127.0.0.1:1/')))
    await failureOf(client.execute(get(`${server.origin}/moved`), { redirects: { max: 0 } }))
    await failureOf(client.execute(get(server.origin), { signal: AbortSignal.abort() }))
    expect(told()).toMatchObject({
      inFlight: 0,
      exchanges: 3,
      hops: 2,
      byError: { CONNECT: 1, REDIRECT: 1, ABORTED: 1 },
      connections: { opened: 1, reused: 0, failed: 1 }
    })
  })

  test('tell a proxy that was reached and opened no tunnel as a connection that failed', async () => {
    const proxy = { mode: 'url' as const, url: `http://127.0.0.1:${server.port}` }
    await failureOf(client.execute(get('https://a.test/'), { proxy }))
    expect(told()).toMatchObject({ byProtocol: {}, connections: { opened: 0, reused: 0, failed: 1 } })
  })

  test('show who has a connection and who waits for one', async () => {
    await client.execute(get(server.origin))
    const target = `${server.origin}`
    expect(told().pool.targets).toEqual([{ target, idle: 1, busy: 0, opening: 0, waiting: 0 }])
    const stop = new AbortController()
    const lost = [1, 2, 3].map(() =>
      failureOf(client.execute(get(`${server.origin}/never`), { signal: stop.signal }))
    )
    expect(told()).toMatchObject({
      inFlight: 3,
      pool: { targets: [{ target, idle: 0, busy: 1, opening: 1, waiting: 1 }] }
    })
    await vi.waitUntil(() => told().pool.targets[0]?.busy === 2)
    stop.abort()
    await Promise.all(lost)
    expect(told()).toMatchObject({ inFlight: 0, byError: { ABORTED: 3 }, pool: { targets: [] } })
  })
})
