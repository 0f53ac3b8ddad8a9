import { readdir, rm, symlink } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { InputOf } from '#shared/contract/define.ts'
import type { runContract } from '#shared/contract/run.ts'
import type { FlowEvent, FlowExchange, FlowMessage } from '#shared/model/run.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { runCsv } from '#shared/run/run-csv.ts'
import { enterSecret } from '../../fixtures/enter-secret.ts'
import { type OpenedHost, openedHost } from '../../fixtures/opened-host.ts'
import { type HttpServer, startHttpServer } from '../../fixtures/servers/http-server.ts'
import { until } from '../../fixtures/until.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

type Input = InputOf<typeof runContract, 'run.flow'>

const assertsStatus = (value: string) =>
  `runtime:\n  assertions:\n    - expression: res.status\n      operator: eq\n      value: "${value}"\n`

/** A request's file, with what comes behind its URL. */
const request = (name: string, seq: number, url: string, rest = '') =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\nhttp:\n  method: GET\n  url: ${url}\n${rest}`

const SETS_TOKEN = `runtime:
  actions:
    - type: set-variable
      phase: after-response
      selector:
        expression: token
        method: jsonq
      variable:
        name: token
        scope: runtime
`

describe('run.flow', () => {
  let server: HttpServer
  let seen: string[]
  let held: ServerResponse[]
  beforeEach(async () => {
    seen = []
    held = []
    server = await startHttpServer((incoming, response) => {
      const url = incoming.url ?? ''
      seen.push(url)
      response.setHeader('content-type', 'application/json')
      if (url.startsWith('/held')) held.push(response)
      else response.end('{"token":"from-answer"}')
    })
    return () => server[Symbol.asyncDispose]()
  })

  function open(
    host: OpenedHost,
    given: Partial<Input>,
    options: { signal?: AbortSignal; messages?: AsyncIterable<FlowMessage> } = {}
  ) {
    const { collectionId = '', workspaceId = '' } = host.scopes[0] ?? {}
    const input = { collectionId, path: '', scope: { workspaceId }, delayMs: 0, bail: false, ...given }
    return host.rpc.stream('run.flow', input, options)
  }

  async function run(host: OpenedHost, given: Partial<Input> = {}): Promise<FlowEvent[]> {
    const events: FlowEvent[] = []
    for await (const event of open(host, given)) events.push(event)
    return events
  }

  const ended = (events: readonly FlowEvent[]): FlowExchange[] =>
    events.flatMap(event => (event.type === 'item-ended' ? event.exchange : []))

  it('goes through a collection in the order of the tree, and records what it sends', async () => {
    const host = await openedHost({
      'last.yml': request('Last', 9, `${server.origin}/last`),
      'first.yml': request('First', 1, `${server.origin}/first`, assertsStatus('200')),
      'zoo/animals.yml': request('Animals', 1, `${server.origin}/animals`, assertsStatus('404')),
      'zoo/folder.yml': 'info:\n  name: Zoo\n  type: folder\n'
    })
    const events = await run(host)
    expect(seen).toEqual(['/animals', '/first', '/last'])
    expect(events[0]).toMatchObject({
      type: 'plan',
      iterations: 1,
      items: [
        { path: 'zoo/animals.yml', name: 'Animals', method: 'GET' },
        { path: 'first.yml', name: 'First' },
        { path: 'last.yml', name: 'Last' }
      ]
    })
    const told = ended(events)
    expect(
      told.map(({ item, outcome, status, passed, failed }) => [item, outcome, status, passed, failed])
    ).toEqual([
      [0, 'failed', 200, 0, 1],
      [1, 'passed', 200, 1, 0],
      [2, 'passed', 200, 0, 0]
    ])
    expect(told[0]?.results?.results[0]).toMatchObject({ label: 'res.status eq 404', actual: '200' })
    expect(events.at(-1)).toMatchObject({ type: 'done', passed: 2, failed: 1, notRun: 0 })
    for (const [at, { startMs }] of told.entries()) {
      const before = told[at - 1]
      if (before) expect(startMs).toBeGreaterThanOrEqual(before.startMs + before.totalMs)
    }
    const { entries } = await host.rpc.call('history.list', { limit: 10 })
    expect(entries.map(({ id }) => id).reverse()).toEqual(told.map(({ historyId }) => historyId))
    expect(entries[0]?.source).toMatchObject({ path: 'last.yml', name: 'Last', run: true })
  })

  it('runs a folder, a request, or those of them that are asked for, in that order', async () => {
    const host = await openedHost({
      'a/one.yml': request('One', 1, `${server.origin}/1`),
      'a/two.yml': request('Two', 2, `${server.origin}/2`),
      'b.yml': request('B', 1, `${server.origin}/b`)
    })
    await run(host, { path: 'a' })
    await run(host, { path: 'b.yml' })
    await run(host, { path: 'a', items: ['a/two.yml', 'a/one.yml', 'a/two.yml'] })
    expect(seen).toEqual(['/1', '/2', '/b', '/2', '/1', '/2'])
    await expect(run(host, { path: 'nowhere' })).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
  })

  it('runs of a plan only what is asked for, each in its iteration with its row', async () => {
    const host = await openedHost({
      'a.yml': request('A', 1, `${server.origin}/a/{{id}}`),
      'b.yml': request('B', 2, `${server.origin}/b/{{id}}`)
    })
    const only = [
      { iteration: 2, item: 1 },
      { iteration: 0, item: 1 },
      { iteration: 2, item: 0 },
      { iteration: 2, item: 1 }
    ]
    const given = { items: ['a.yml', 'b.yml'], iterations: 3, data: [{ id: 'x' }, { id: 'y' }, { id: 'z' }] }
    const events = await run(host, { ...given, only })
    expect(seen).toEqual(['/b/x', '/a/z', '/b/z'])
    expect(events[0]).toMatchObject({ type: 'plan', iterations: 3, total: 3 })
    expect(events.filter(({ type }) => type === 'iteration-started')).toMatchObject([
      { iteration: 0, row: { id: 'x' } },
      { iteration: 2, row: { id: 'z' } }
    ])
    expect(ended(events)).toMatchObject([
      { iteration: 0, item: 1 },
      { iteration: 2, item: 0 },
      { iteration: 2, item: 1 }
    ])
    expect(events.at(-1)).toMatchObject({ type: 'done', passed: 3, notRun: 0 })
    for (const place of [
      { iteration: 3, item: 0 },
      { iteration: 0, item: 2 }
    ])
      await expect(run(host, { ...given, only: [place] })).rejects.toMatchObject({
        ...{ code: 'BUILD', field: 'only' }
      })
  })

  it('lets what one request sets be there for the next', async () => {
    const host = await openedHost({
      '1.yml': request('Login', 1, `${server.origin}/login`, SETS_TOKEN),
      '2.yml': request('Use', 2, `${server.origin}/use/{{token}}`)
    })
    await run(host)
    expect(seen).toEqual(['/login', '/use/from-answer'])
  })

  it('lays the rows of its data over all variables, but what is set in their iteration over them', async () => {
    const host = await openedHost({
      'opencollection.yml': `opencollection: 1.0.0\ninfo:\n  name: Pets\nrequest:\n  variables:\n    - name: name\n      value: collection\n`,
      '1.yml': request('Before', 1, `${server.origin}/{{name}}/{{token}}`),
      '2.yml': request('Login', 2, `${server.origin}/login`, SETS_TOKEN),
      '3.yml': request('After', 3, `${server.origin}/{{name}}/{{token}}`)
    })
    const data = [
      { name: 'rex', token: 't1' },
      { name: 'tom', token: 't2' }
    ]
    const events = await run(host, { data })
    expect(seen).toEqual(['/rex/t1', '/login', '/rex/from-answer', '/tom/t2', '/login', '/tom/from-answer'])
    expect(events.flatMap(event => (event.type === 'iteration-started' ? [event.row] : []))).toEqual(data)
    seen = []
    await run(host, { items: ['1.yml'], data: [{ token: 'a' }], iterations: 2 })
    await run(host, { items: ['1.yml'] })
    expect(seen).toEqual(['/collection/a', '/collection/a', '/collection/from-answer'])
  })

  it('leaves out what says nowhere that it is a request, and runs it where it was asked for', async () => {
    const host = await openedHost({
      '1.yml': request('First', 1, `${server.origin}/first`),
      'compose.yml': 'services:\n  web:\n    image: x\n',
      'empty.yml': ''
    })
    await symlink(await temporaryFolder(), join(await folderOf(host), 'docs'))
    const told = ended(await run(host))
    expect(told.map(({ outcome }) => outcome)).toEqual(['passed'])
    const [named] = ended(await run(host, { path: 'compose.yml' }))
    expect(named?.message).toContain('It is no request')
  })

  it('counts what is broken, gone or refused as failed, and goes on', async () => {
    const host = await openedHost({
      '1.yml': 'info: [',
      '2.yml': request('Nameless', 2, 'http://{{nowhere}}/'),
      '3.yml': request('Held', 3, `${server.origin}/held`),
      '4.yml': request('Gone', 4, `${server.origin}/gone`),
      '5.yml': request('Last', 5, `${server.origin}/last`)
    })
    const events = open(host, {})
    const gathered: FlowEvent[] = []
    for await (const event of events) {
      gathered.push(event)
      if (event.type !== 'item-started' || event.item !== 2) continue
      await expect.poll(() => held.length).toBe(1)
      const folder = await folderOf(host)
      await rm(join(folder, '4.yml'))
      held[0]?.end('{}')
    }
    const told = ended(gathered)
    expect(told.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'passed', 'failed', 'passed'])
    expect(told[0]?.message).toBeTruthy()
    expect(told[1]?.problems?.[0]).toMatchObject({ field: 'url' })
    expect(told[3]?.message).toBe('Its file is gone.')
    expect(told.map(({ historyId }) => historyId !== undefined)).toEqual([false, false, true, false, true])
    expect(gathered.at(-1)).toMatchObject({ passed: 2, failed: 3, notRun: 0 })
  })

  it('sends so many that a server may suffer only when that is confirmed', async () => {
    const host = await openedHost({ '1.yml': request('One', 1, `${server.origin}/1`) })
    const refused = run(host, { iterations: 1001 })
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'BUILD', field: 'count' },
      facts: { problem: expect.stringMatching(/^1,001 requests have to be confirmed/) }
    })
    expect(seen).toEqual([])
    const first = await open(host, { iterations: 1001, confirmed: true }).next()
    expect(first.value).toMatchObject({ type: 'plan', total: 1001 })
  })

  it('ends with the first failure when it is to', async () => {
    const host = await openedHost({
      '1.yml': request('One', 1, `${server.origin}/1`),
      '2.yml': request('Two', 2, `${server.origin}/2`, assertsStatus('500')),
      '3.yml': request('Three', 3, `${server.origin}/3`)
    })
    const events = await run(host, { bail: true, iterations: 3 })
    expect(seen).toEqual(['/1', '/2'])
    expect(events.at(-1)).toMatchObject({ type: 'done', passed: 1, failed: 1, notRun: 7, ended: 'bailed' })
  })

  it('finishes what is under way before it pauses, and goes on when it is told to', async () => {
    const host = await openedHost({
      '1.yml': request('Held', 1, `${server.origin}/held`),
      '2.yml': request('Two', 2, `${server.origin}/2`)
    })
    const messages = new AsyncQueue<FlowMessage>()
    const events = open(host, {}, { messages })
    await until(events, ({ type }) => type === 'item-started')
    await expect.poll(() => held.length).toBe(1)
    messages.push({ type: 'pause' })
    // A call that follows on the same port is answered after the message has come.
    await host.rpc.call('history.list', { limit: 1 })
    held[0]?.end('{}')
    expect(await until(events, ({ type }) => type !== 'item-started')).toMatchObject({
      type: 'item-ended',
      exchange: { outcome: 'passed' }
    })
    expect((await events.next()).value).toEqual({ type: 'paused' })
    expect(seen).toEqual(['/held'])
    messages.push({ type: 'resume' })
    expect((await events.next()).value).toEqual({ type: 'resumed' })
    expect(await until(events, ({ type }) => type === 'done')).toMatchObject({ passed: 2, notRun: 0 })
  })

  it.each(['under way', 'paused'])('stops at once, also while it is %s', async state => {
    const host = await openedHost({ '1.yml': request('Held', 1, `${server.origin}/held`) })
    const abort = new AbortController()
    const messages = new AsyncQueue<FlowMessage>()
    const events = open(host, { iterations: 3 }, { signal: abort.signal, messages })
    await until(events, ({ type }) => type === 'item-started')
    await expect.poll(() => held.length).toBe(1)
    const closed = new Promise(resolve => held[0]?.once('close', resolve))
    if (state === 'paused') {
      messages.push({ type: 'pause' })
      await host.rpc.call('history.list', { limit: 1 })
      held[0]?.end('{}')
      await until(events, ({ type }) => type === 'paused')
    }
    abort.abort()
    const passed = state === 'paused' ? 1 : 0
    const done = await until(events, ({ type }) => type === 'done')
    expect(done).toMatchObject({ passed, failed: 0, notRun: 3 - passed, ended: 'stopped' })
    await closed
  })

  it('frees every body once it is recorded', async () => {
    const large = await startHttpServer((_, response) => response.end(Buffer.alloc(2 * 1024 * 1024)))
    onTestFinished(() => large[Symbol.asyncDispose]())
    const host = await openedHost({ '1.yml': request('Large', 1, `${large.origin}/`) })
    const told = ended(await run(host, { iterations: 3 }))
    expect(told.map(({ size }) => size)).toEqual(Array(3).fill(2 * 1024 * 1024))
    // Those that are larger than 1 MiB are in files while they are there.
    const files = await readdir(join(host.home, 'bodies'), { recursive: true, withFileTypes: true })
    expect(files.filter(file => file.isFile())).toEqual([])
    const { bodyKept } = await host.rpc.call('history.read', { id: told[0]?.historyId ?? '' })
    expect(bodyKept).toBe(true)
  })

  it('gives a request up after the time that the run grants it', async () => {
    const host = await openedHost({ '1.yml': request('Held', 1, `${server.origin}/held`) })
    const [exchange] = ended(await run(host, { timeoutMs: 50 }))
    expect(exchange).toMatchObject({ outcome: 'failed', error: 'TIMEOUT' })
  })

  it('shows no secret in what it tells', async () => {
    const assertion = `runtime:\n  assertions:\n    - expression: res.body.token\n      operator: eq\n      value: "{{key}}"\n`
    const host = await openedHost({
      '1.yml': request(
        'One',
        1,
        `${server.origin}/1`,
        `  headers:\n    - name: Authorization\n      value: Custom from-answer\n${assertion}`
      )
    })
    expect(JSON.stringify(ended(await run(host)))).not.toContain('from-answer')
  })

  it.each([
    ['a port', { url: 'http://127.0.0.1:{{token}}/' }, '“•••” is not a port'],
    ['a host', { url: 'http://a^{{token}}/' }, '“a^•••” contains'],
    ['an override', { settings: { resolve: 'a.test:1:{{token}}' } }, '“•••” is not an IP address'],
    ['a pin', { settings: { tls: { pins: '{{token}}' } } }, '“•••” is no pin'],
    ['a socket', { settings: { unixSocket: '/run/{{token}}.sock' } }, 'through /run/•••.sock was not allowed']
  ])('quotes no secret in why nothing was sent: as %s', async (_, typed, says) => {
    const { url = `${server.origin}/`, settings = {} } = { url: undefined, settings: undefined, ...typed }
    const host = await openedHost({
      'environments/dev.yml': 'name: dev\nvariables:\n  - secret: true\n    name: token\n',
      'sonde.json': JSON.stringify({ items: { '1.yml': settings } }),
      '1.yml': request('One', 1, url)
    })
    const { collectionId = '', workspaceId = '' } = host.scopes[0] ?? {}
    const owner = { kind: 'collection' as const, collectionId }
    await enterSecret(host.rpc, owner, 'dev', { token: 'S3CRETVALUE' })
    await host.rpc.call('environment.select', { workspaceId, owner, name: 'dev' })
    const events = await run(host)
    const [exchange] = ended(events)
    const report = { items: [], exchanges: ended(events) }
    for (const told of [JSON.stringify(events), ...runCsv(report)]) expect(told).not.toContain('S3CRETVALUE')
    expect(exchange?.problems?.[0]?.problem ?? exchange?.message).toContain(says)
  })

  async function folderOf({ rpc, scopes }: OpenedHost): Promise<string> {
    const { workspaceId = '' } = scopes[0] ?? {}
    const tree = rpc.stream('tree.watch', { workspaceId })
    const event = await until(tree, ({ type }) => type === 'collections')
    await tree.return?.()
    return event.type === 'collections' ? (event.collections[0]?.folder ?? '') : ''
  }
})
