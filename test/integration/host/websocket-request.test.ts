import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseRequest, stringifyRequest } from '@usebruno/filestore'
import { beforeEach, describe, expect, it } from 'vitest'
import { NEW_SOCKET } from '#shared/model/draft/blank-draft.ts'
import { Draft } from '#shared/model/draft/draft.ts'
import { collectionFolder, type WorkspaceHost, workspaceHost } from '../../fixtures/workspace-host.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const YML = { format: 'yml' } as const

/** As Bruno writes it. */
const BY_BRUNO: string = stringifyRequest(
  {
    type: 'ws-request',
    name: 'Live',
    seq: 1,
    request: {
      url: 'wss://live.test/feed?since=1',
      headers: [{ name: 'X-Topic', value: 'orders', enabled: true }],
      auth: { mode: 'inherit' },
      body: {
        mode: 'ws',
        ws: [
          { name: 'Hello', type: 'json', content: '{\n  "op": "hello"\n}' },
          { name: 'Bye', type: 'text', content: 'bye' }
        ]
      },
      script: { req: 'before()' },
      docs: 'The feed.'
    },
    settings: { timeout: 0, keepAliveInterval: 5000 }
  },
  YML
)

let host: WorkspaceHost
let folder: string
let collectionId: string

beforeEach(async () => {
  folder = await collectionFolder({})
  await writeFile(join(folder, 'live.yml'), BY_BRUNO)
  host = await workspaceHost(await temporaryFolder())
  collectionId = await host.open(folder)
})

async function read(path: string) {
  const content = await host.rpc.call('item.read', { collectionId, path })
  if (content.kind !== 'draft') throw new Error(`${path} is ${content.kind}`)
  return content
}

async function save(path: string, change: Partial<Draft>): Promise<string> {
  const { draft, revision } = await read(path)
  const saved = await host.rpc.call('item.save', {
    collectionId,
    path,
    draft: Draft.parse({ ...draft, ...change }),
    revision
  })
  expect(saved.kind).toBe('saved')
  return readFile(join(folder, path), 'utf8')
}

describe('a WebSocket request in a file', () => {
  it('of Bruno is read, and stays as it is where nothing is edited', async () => {
    const { draft } = await read('live.yml')
    expect(draft).toMatchObject({
      type: 'websocket',
      url: 'wss://live.test/feed?since=1',
      messages: { selected: 0, list: [{ title: 'Hello' }, { title: 'Bye', message: { data: 'bye' } }] },
      settings: { timeouts: { connectMs: 0 }, socket: { pingIntervalMs: 5000 } },
      docs: 'The feed.'
    })
    expect(await save('live.yml', {})).toBe(BY_BRUNO)
  })

  it('of Bruno is edited where it was edited, and Bruno reads that', async () => {
    const { draft } = await read('live.yml')
    const list = draft.messages?.list.map(each => ({
      ...each,
      message: each.title === 'Bye' ? { kind: 'hex' as const, data: 'de ad' } : each.message
    }))
    const text = await save('live.yml', {
      messages: { selected: 0, list: list ?? [] },
      settings: { ...draft.settings, socket: { pingIntervalMs: 5000, compression: false } },
      params: [
        { name: 'since', value: '1', enabled: true },
        { name: 'debug', value: '1', enabled: false }
      ]
    })
    expect(text).toBe(BY_BRUNO.replace('type: text', 'type: binary').replace('data: bye', 'data: 3q0='))
    expect(parseRequest(text, YML)).toMatchObject({
      type: 'ws-request',
      request: { body: { ws: [{ name: 'Hello' }, { name: 'Bye', type: 'binary', content: '3q0=' }] } }
    })
    const again = (await read('live.yml')).draft
    expect(again.messages?.list[1]?.message).toEqual({ kind: 'hex', data: 'de ad' })
    expect(again.settings.socket).toEqual({ pingIntervalMs: 5000, compression: false })
    expect(again.params?.map(({ name, enabled }) => [name, enabled])).toEqual([
      ['since', true],
      ['debug', false]
    ])
  })

  it('is made, duplicated and moved with what only sonde.json says of it', async () => {
    const draft = Draft.parse({
      ...NEW_SOCKET,
      url: 'ws://a.test',
      settings: { socket: { reconnect: { enabled: true } } }
    })
    const { path } = await host.rpc.call('item.create', { collectionId, path: '', name: 'Feed', draft })
    expect(await readFile(join(folder, path), 'utf8')).toBe(
      'info:\n  name: Feed\n  type: websocket\n  seq: 2\n\nwebsocket:\n  url: ws://a.test\n  auth: inherit\n'
    )
    const copy = await host.rpc.call('item.duplicate', { collectionId, path })
    expect((await read(copy.path)).draft).toEqual((await read(path)).draft)
    const renamed = await host.rpc.call('item.rename', { collectionId, path, name: 'Other' })
    expect((await read(renamed.path)).draft.settings).toEqual(draft.settings)
  })
})

describe('draft.resolve', () => {
  it('tells the handshake that a WebSocket would be opened with', async () => {
    const { draft } = await read('live.yml')
    const { request, settings, problems } = await host.rpc.call('draft.resolve', {
      draft: Draft.parse({
        ...draft,
        method: 'POST',
        url: 'wss://{{host}}/feed/:id',
        body: { kind: 'json', text: '{{nothing}}' },
        variables: [{ name: 'host', value: 'live.test', enabled: true }],
        settings: { socket: { reconnect: { enabled: true } } }
      }),
      scope: { collectionId, path: 'live.yml' },
      reveal: false
    })
    expect(problems).toEqual([])
    expect(request).toMatchObject({
      method: 'GET',
      url: 'wss://live.test/feed/:id',
      headers: [['X-Topic', 'orders']],
      body: { kind: 'empty' }
    })
    expect(settings?.socket).toEqual({ reconnect: { enabled: true } })
  })
})
