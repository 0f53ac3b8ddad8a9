import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openHost } from '#host/open-host.ts'
import type { InputOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { SendEvent } from '#shared/model/send-event.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { FakeShell } from '../../fixtures/fake-shell.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const ROOT = `opencollection: 1.0.0
info:
  name: Shop
request:
  headers:
    - name: X-Shop
      value: "{{who}}"
  auth:
    type: bearer
    token: "{{key}}"
  variables:
    - name: who
      value: shop
`
const FOLDER = `info:
  name: Orders
  type: folder
request:
  variables:
    - name: who
      value: orders
`
const REQUEST = `info:
  name: List
  type: http
http:
  method: GET
  url: "{{site}}/orders"
  auth: inherit
`

type Input = InputOf<Contract, 'draft.send'>

describe('a request of a collection', () => {
  let server: RecordingServer
  let around: string
  let folder: string
  let rpc: RpcClient<Contract>
  let collectionId: string

  beforeEach(async () => {
    server = await startRecordingServer(
      'HTTP/1.1 200 OK\r\nSet-Cookie: id=4711\r\nContent-Length: 9\r\n\r\nk-1234 ok'
    )
    around = await temporaryFolder()
    folder = join(around, 'shop')
    await mkdir(join(folder, 'orders'), { recursive: true })
    await writeFile(join(folder, 'opencollection.yml'), ROOT)
    await writeFile(join(folder, 'orders', 'folder.yml'), FOLDER)
    await writeFile(join(folder, 'orders', 'list.yml'), REQUEST)
    await writeFile(join(around, 'secret.txt'), 'private')
    const host = openHost(await temporaryFolder(), new FakeShell(), { open: [folder] }, 'passphrase')
    const [own, other] = createMemoryPorts()
    host.accept(other)
    rpc = createRpcClient<Contract>(own)
    onTestFinished(async () => {
      await host.close()
      await server[Symbol.asyncDispose]()
    })
    const workspaces = await rpc.stream('workspace.watch', {}).next()
    const workspaceId = workspaces.done ? '' : (workspaces.value[0]?.id ?? '')
    collectionId = (await rpc.call('collection.open', { workspaceId, path: folder })).collectionId
  })

  async function send(input: Omit<Input, 'source'> & Partial<Input>): Promise<SendEvent[]> {
    const events: SendEvent[] = []
    for await (const event of rpc.stream('draft.send', { source: {}, ...input })) events.push(event)
    return events
  }

  async function sendFile(path: string, change: Partial<Draft> = {}): Promise<SendEvent[]> {
    const content = await rpc.call('item.read', { collectionId, path })
    if (content.kind !== 'draft') throw new Error(`${path} is a request`)
    const variables = [
      { name: 'site', value: `http://127.0.0.1:${server.port}`, enabled: true },
      { name: 'key', value: 'k-1234', enabled: true }
    ]
    return send({ draft: { ...content.draft, variables, ...change }, scope: { collectionId, path } })
  }

  it('is sent with what the collection and its folders hand down', async () => {
    const events = await sendFile('orders/list.yml')
    expect(events[0]).toMatchObject({ type: 'prepared' })
    expect(server.received).toMatchObject([{ method: 'GET', target: '/orders' }])
    const { headers } = server.received[0] ?? {}
    expect(headers).toEqual(
      expect.arrayContaining([
        ['X-Shop', 'orders'],
        ['Authorization', 'Bearer k-1234']
      ])
    )
  })

  it('is kept in the history with all that is secret masked, its body aside', async () => {
    await sendFile('orders/list.yml', { url: '{{site}}/orders?key={{key}}' })
    const { entries } = await rpc.call('history.list', { limit: 9 })
    expect(entries).toMatchObject([{ method: 'GET', status: 200, size: 9 }])
    expect(entries[0]?.url).toMatch(/\/orders\?key=•••$/)
    const record = await rpc.call('history.read', { id: entries[0]?.id ?? '' })
    expect(JSON.stringify(record)).not.toMatch(/k-1234|4711/)
    expect(record.exchange.hops[0]?.sent?.head).toContain('Authorization: •••')
    expect(record.exchange.hops[0]?.response?.headers).toContainEqual(['Set-Cookie', '•••'])
    const kept = await rpc.call('history.openBody', { id: entries[0]?.id ?? '' })
    const bytes = await rpc.call('body.read', { id: kept.id, offset: 0, length: 99 })
    expect(new TextDecoder().decode(bytes)).toBe('****** ok')
    expect((await rpc.call('history.list', { limit: 9, text: 'k-1234' })).entries).toEqual([])
  })

  it('tells last how its assertions and actions went, and sets what they set', async () => {
    await writeFile(
      join(folder, 'orders', 'list.yml'),
      `${REQUEST}runtime:
  scripts:
    - type: tests
      code: test()
`
    )
    const assertion = { enabled: true, expression: 'res.status', operator: 'eq', value: '{{wanted}}' }
    const action = {
      enabled: true,
      phase: 'after-response' as const,
      expression: 'res.headers.content-length',
      variable: 'length',
      scope: 'runtime' as const
    }
    const variables = [
      { name: 'wanted', value: '200', enabled: true },
      { name: 'key', value: 'k-1234', enabled: true }
    ]
    const change = {
      url: `http://127.0.0.1:${server.port}/`,
      assertions: [assertion],
      actions: [action],
      variables
    }
    const events = await sendFile('orders/list.yml', change)
    expect(events.slice(-2)).toMatchObject([
      { type: 'done' },
      { type: 'results', results: { passed: 2, failed: 0, skipped: 0, scripts: 1 } }
    ])
    const again = await sendFile('orders/list.yml', { ...change, url: `${change.url}{{length}}` })
    expect(again[0]).toMatchObject({ type: 'prepared' })
    expect(server.received[1]?.target).toBe('/9')
    const { entries } = await rpc.call('history.list', { limit: 1 })
    const { results } = await rpc.call('history.read', { id: entries[0]?.id ?? '' })
    expect(results).toMatchObject({ passed: 2, scripts: 1 })
  })

  it.each<[string, Input['scope'], string]>([
    ['a collection that was not opened', { collectionId: '/etc' }, 'scope.collectionId'],
    ['a collection by a path', { collectionId: '../shop' }, 'scope.collectionId'],
    ['a workspace that is none', { workspaceId: '../../etc' }, 'scope.workspaceId']
  ])('is not sent from %s', async (_what, scope, field) => {
    const events = await send({ draft: { ...BLANK_DRAFT, url: `http://127.0.0.1:${server.port}` }, scope })
    expect(events).toMatchObject([{ type: 'refused', problems: [{ field }] }])
    expect(server.received).toEqual([])
  })

  it.each(['../../secret.txt', '/etc/passwd', '..', 'orders/../../..', 'a\0b', 'up/x.yml'])(
    'is handed nothing down from outside of the collection: %s',
    async path => {
      await symlink(around, join(folder, 'up'))
      await writeFile(join(around, 'folder.yml'), FOLDER.replace('orders', 'hostile'))
      const variables = [{ name: 'key', value: 'k-1234', enabled: true }]
      const draft = { ...BLANK_DRAFT, url: `http://127.0.0.1:${server.port}`, variables }
      const events = await send({ draft, scope: { collectionId, path } }).catch((error: unknown) => [error])
      const shop = server.received.flatMap(({ headers }) => headers.filter(([name]) => name === 'X-Shop'))
      expect(shop.every(([, value]) => value === 'shop' || value === 'orders')).toBe(true)
      expect(JSON.stringify(events)).not.toMatch(/hostile|private|root:/)
    }
  )

  it('is not sent without its collection', async () => {
    const content = await rpc.call('item.read', { collectionId, path: 'orders/list.yml' })
    if (content.kind !== 'draft') throw new Error('it is a request')
    await rename(folder, join(around, 'gone'))
    await expect
      .poll(
        async () =>
          (await send({ draft: content.draft, scope: { collectionId, path: 'orders/list.yml' } }))[0]
      )
      .toMatchObject({ type: 'refused', problems: [{ field: 'scope.collectionId' }] })
    expect(server.received).toEqual([])
  })

  it('is shown as it would be sent, its secrets on request', async () => {
    const variables = [{ name: 'key', value: 'k-1234', enabled: true }]
    const draft: Draft = {
      ...BLANK_DRAFT,
      url: 'http://h/?k={{key}}',
      auth: { kind: 'inherit' },
      body: { kind: 'text', text: 'is {{key}}' },
      variables
    }
    const scope = { collectionId }
    const masked = await rpc.call('draft.resolve', { draft, scope, reveal: false })
    expect(masked).toEqual({
      problems: [],
      request: {
        method: 'GET',
        url: 'http://h/?k=•••',
        headers: [['X-Shop', 'shop']],
        body: {
          kind: 'bytes',
          bytes: new TextEncoder().encode('is •••'),
          contentType: 'text/plain; charset=utf-8'
        }
      },
      settings: { auth: { kind: 'bearer', token: '•••' } }
    })
    const { request, settings } = await rpc.call('draft.resolve', { draft, scope, reveal: true })
    expect(request).toMatchObject({ url: 'http://h/?k=k-1234', headers: [['X-Shop', 'shop']] })
    expect(settings).toEqual({ auth: { kind: 'bearer', token: 'k-1234' } })
    const unresolved = await rpc.call('draft.resolve', {
      draft: { ...draft, url: 'http://{{h}}/', auth: { kind: 'basic', username: 'a:b' } },
      scope,
      reveal: false
    })
    expect(unresolved).toMatchObject({
      request: { url: 'http://{{h}}/' },
      problems: [{ field: 'url' }, { field: 'auth.username' }]
    })
    const wrong = await rpc.call('draft.resolve', {
      draft: { ...draft, auth: { kind: 'basic', username: 'a:b' } },
      scope,
      reveal: false
    })
    expect(wrong.problems).toMatchObject([{ field: 'auth.username' }])
  })
})
