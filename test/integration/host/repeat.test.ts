import { writeFile } from 'node:fs/promises'
import { createServer, type Http2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { RepeatEvent, RunExchange } from '#shared/model/run.ts'
import { openedHost } from '../../fixtures/opened-host.ts'
import { type SendingHost, sendingHost } from '../../fixtures/sending-host.ts'
import { type HttpServer, startHttpServer } from '../../fixtures/servers/http-server.ts'
import { startRawServer } from '../../fixtures/servers/raw-server.ts'
import { until } from '../../fixtures/until.ts'

const ONCE = { count: 1, concurrency: 1, delayMs: 0, connections: 'reuse' as const }

interface Asked {
  count?: number
  concurrency?: number
  delayMs?: number
  connections?: 'reuse' | 'fresh'
  confirmed?: boolean
}

function open({ rpc }: SendingHost, draft: Partial<Draft>, asked: Asked, signal?: AbortSignal) {
  const input = { draft: { ...BLANK_DRAFT, ...draft }, scope: {}, source: {}, ...ONCE, ...asked }
  return rpc.stream('run.repeat', input, signal ? { signal } : {})
}

async function repeat(host: SendingHost, draft: Partial<Draft>, asked: Asked): Promise<RepeatEvent[]> {
  const events: RepeatEvent[] = []
  for await (const event of open(host, draft, asked)) events.push(event)
  return events
}

const exchangesOf = (events: readonly RepeatEvent[]): RunExchange[] =>
  events.flatMap(event => (event.type === 'exchange' ? event.exchange : []))

describe('run.repeat', () => {
  let server: HttpServer
  let host: SendingHost
  let urls: string[]
  beforeEach(async () => {
    urls = []
    server = await startHttpServer((request, response) => {
      urls.push(request.url ?? '')
      response.statusCode = request.url === '/teapot' ? 418 : 200
      response.end('hello')
    })
    host = await sendingHost()
    return () => server[Symbol.asyncDispose]()
  })

  it('tells each exchange on one clock, phases and all, and keeps nothing of them', async () => {
    const events = await repeat(host, { url: server.origin }, { count: 3 })
    expect(events.map(({ type }) => type)).toEqual(['prepared', 'exchange', 'exchange', 'exchange', 'done'])
    const all = exchangesOf(events)
    expect(all.map(({ index, status, size, cold }) => [index, status, size, cold])).toEqual([
      [0, 200, 5, true],
      [1, 200, 5, false],
      [2, 200, 5, false]
    ])
    for (const { phases, startMs, totalMs } of all) {
      expect(phases[0]?.startMs).toBe(startMs)
      expect(phases.at(-1)?.endMs).toBeCloseTo(startMs + totalMs, 2)
      for (const [at, phase] of phases.entries())
        if (at > 0) expect(phase.startMs).toBe(phases[at - 1]?.endMs)
    }
    for (const [at, { startMs }] of all.entries()) {
      const before = all[at - 1]
      if (before) expect(startMs).toBeGreaterThanOrEqual(before.startMs + before.totalMs)
    }
    expect(events.at(-1)).toMatchObject({ stopped: false })
    expect(await host.rpc.call('history.list', { limit: 10 })).toEqual({ entries: [] })
  })

  it('has no more of them under way than asked for, and that many', async () => {
    let most = 0
    const held: (() => void)[] = []
    const slow = await startHttpServer((_, response) => {
      held.push(() => response.end())
      most = Math.max(most, held.length)
      // The first are not answered before all that may come have come.
      if (most === 12) for (const answer of held.splice(0)) setImmediate(answer)
    })
    onTestFinished(() => slow[Symbol.asyncDispose]())
    const all = exchangesOf(await repeat(host, { url: slow.origin }, { count: 60, concurrency: 12 }))
    expect(all.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual([...Array(60).keys()])
    expect(most).toBe(12)
    expect(slow.accepted).toBe(12)
    expect(all.filter(({ cold }) => cold)).toHaveLength(12)
  })

  it('opens a connection for each, and leaves none standing', async () => {
    const asked = { count: 8, concurrency: 3, connections: 'fresh' } as const
    const all = exchangesOf(await repeat(host, { url: server.origin }, asked))
    expect(server.accepted).toBe(8)
    expect(all.every(({ cold, phases }) => cold && phases.some(({ name }) => name === 'tcp'))).toBe(true)
  })

  it('shares no connection of HTTP/2 when each is to have its own', async () => {
    const { origin, accepted } = await startHttp2()
    const settings = { protocol: '2' as const }
    await repeat(host, { url: origin, settings }, { count: 6, concurrency: 3, connections: 'fresh' })
    expect(accepted()).toBe(6)
    await repeat(host, { url: origin, settings }, { count: 6, concurrency: 3 })
    expect(accepted()).toBe(7)
  })

  it('resolves the templates of each anew', async () => {
    await repeat(host, { url: `${server.origin}/{{$uuid}}` }, { count: 5 })
    expect(new Set(urls).size).toBe(5)
  })

  it('takes in what is changed meanwhile', async () => {
    const root = (value: string) =>
      `opencollection: 1.0.0\ninfo:\n  name: Pets\nrequest:\n  variables:\n    - name: pet\n      value: ${value}\n`
    const { rpc, scopes } = await openedHost({ 'opencollection.yml': root('rex') })
    const [scope = {}] = scopes
    const tree = rpc.stream('tree.watch', { workspaceId: scope.workspaceId ?? '' })
    const told = await until(tree, ({ type }) => type === 'collections')
    const folder = told.type === 'collections' ? (told.collections[0]?.folder ?? '') : ''
    const draft = { ...BLANK_DRAFT, url: `${server.origin}/{{pet}}` }
    const events = rpc.stream('run.repeat', { draft, scope, source: {}, ...ONCE, count: 1000, delayMs: 1 })
    await until(events, ({ type }) => type === 'exchange')
    await writeFile(join(folder, 'opencollection.yml'), root('tom'))
    await until(events, () => urls.includes('/tom'))
    expect(urls[0]).toBe('/rex')
    await events.return?.()
    await tree.return?.()
  })

  it('waits after each answer', async () => {
    const [first, second] = exchangesOf(await repeat(host, { url: server.origin }, { count: 2, delayMs: 30 }))
    // A timer may be a little early by another clock.
    const gapMs = (second?.startMs ?? 0) - (first?.startMs ?? 0) - (first?.totalMs ?? 0)
    expect(gapMs).toBeGreaterThan(28)
  })

  it('counts assertions, and goes on after failures', async () => {
    const assertions = [
      { expression: 'res.status', operator: 'eq', value: '200', enabled: true },
      { expression: 'res.body', operator: 'eq', value: 'hello', enabled: true }
    ]
    const draft = { url: `${server.origin}/teapot`, assertions }
    const all = exchangesOf(await repeat(host, draft, { count: 2 }))
    expect(all.map(({ status, passed, failed }) => [status, passed, failed])).toEqual([
      [418, 1, 1],
      [418, 1, 1]
    ])
  })

  it('tells what failed by its code', async () => {
    const broken = await startRawServer(socket => socket.once('data', () => socket.destroy()))
    onTestFinished(() => broken[Symbol.asyncDispose]())
    const all = exchangesOf(await repeat(host, { url: `http://127.0.0.1:${broken.port}` }, { count: 3 }))
    expect(all.map(({ error, status, cold }) => [error, status, cold])).toEqual(
      Array(3).fill(['CONNECTION_CLOSED', undefined, true])
    )
  })

  it('refuses what cannot be sent as a press of Send would', async () => {
    const events = await repeat(host, { url: 'http://{{nowhere}}/' }, { count: 5, concurrency: 5 })
    expect(events).toEqual([{ type: 'refused', problems: [expect.objectContaining({ field: 'url' })] }])
  })

  it.each([
    ['count', { count: 1001 }],
    ['concurrency', { count: 51, concurrency: 51 }]
  ])('refuses too much by its %s until that is confirmed', async (field, asked) => {
    const refused = open(host, { url: server.origin }, asked).next()
    await expect(refused).rejects.toMatchObject({ code: 'BUILD', field })
    expect(server.accepted).toBe(0)
    const first = await open(host, { url: server.origin }, { ...asked, confirmed: true }).next()
    expect(first.value).toMatchObject({ type: 'prepared' })
  })

  it('closes what is under way at once when it is stopped, and tells of none of that', async () => {
    const sockets: Promise<unknown>[] = []
    const silent = await startRawServer(socket => {
      sockets.push(new Promise(resolve => socket.once('close', resolve)))
      socket.resume()
    })
    onTestFinished(() => silent[Symbol.asyncDispose]())
    const abort = new AbortController()
    const url = `http://127.0.0.1:${silent.port}`
    const events = open(host, { url }, { count: 100, concurrency: 7 }, abort.signal)
    await until(events, ({ type }) => type === 'prepared')
    await expect.poll(() => sockets.length).toBe(7)
    abort.abort()
    expect((await events.next()).value).toMatchObject({ type: 'done', stopped: true })
    await Promise.all(sockets)
    expect(sockets).toHaveLength(7)
  })

  it('ends with whoever asked for it', async () => {
    const closed: Promise<unknown>[] = []
    const silent = await startRawServer(socket => {
      closed.push(new Promise(resolve => socket.once('close', resolve)))
      socket.resume()
    })
    onTestFinished(() => silent[Symbol.asyncDispose]())
    const events = open(host, { url: `http://127.0.0.1:${silent.port}` }, { count: 9, concurrency: 3 })
    await events.next()
    await expect.poll(() => closed.length).toBe(3)
    host.rpc.close()
    await Promise.all(closed)
  })

  it('holds itself up when nobody takes what it tells', async () => {
    const events = open(host, { url: server.origin }, { count: 20_000, concurrency: 20, confirmed: true })
    await events.next()
    // What is granted to it, and may wait behind that.
    await expect.poll(() => urls.length, { timeout: 15_000 }).toBeGreaterThan(2000)
    const held = await settled(() => urls.length)
    expect(held).toBeLessThan(2200)
    for (let taken = 0; taken < 500; taken++) await events.next()
    await expect.poll(() => urls.length).toBeGreaterThan(held)
    await events.return?.()
  })
})

/** A number once it is the same in two looks. */
async function settled(read: () => number): Promise<number> {
  let before = -1
  await expect
    .poll(() => {
      const same = read() === before
      before = read()
      return same
    })
    .toBe(true)
  return before
}

async function startHttp2(): Promise<{ origin: string; accepted: () => number }> {
  let accepted = 0
  const server: Http2Server = createServer((_, response) => response.end('hello'))
  server.on('session', () => {
    accepted++
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, accepted: () => accepted }
}
