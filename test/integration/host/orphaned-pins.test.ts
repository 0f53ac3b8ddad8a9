import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openHost } from '#host/open-host.ts'
import type { Contract } from '#shared/contract/index.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { SendEvent } from '#shared/model/send-event.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { FakeShell } from '../../fixtures/fake-shell.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const PIN = 'sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='

/** Until a folder is seen to be another. */
const WAIT = { timeout: 10_000 }

/** A collection whose sonde.json has keys pinned for a request and for a folder, neither of which is there. */
describe('a request that is sent while pinned keys have lost theirs', () => {
  let server: RecordingServer
  let folder: string
  let rpc: RpcClient<Contract>
  let collectionId: string
  let workspaceId: string

  beforeEach(async () => {
    server = await startRecordingServer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    folder = join(await temporaryFolder(), 'shop')
    await mkdir(join(folder, 'purchases'), { recursive: true })
    const request = `info:\n  name: Pay\n  type: http\nhttp:\n  method: GET\n  url: http://127.0.0.1:${server.port}/\n`
    await writeFile(join(folder, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Shop\n')
    await writeFile(join(folder, 'checkout.yml'), request)
    await writeFile(join(folder, 'purchases', 'buy.yml'), request)
  })

  it('is refused where the keys may be its own, and names whose they were', async () => {
    await open({ 'pay.yml': { tls: { pins: PIN } } })
    expect(await send('checkout.yml')).toEqual([
      {
        type: 'refused',
        problems: [
          { field: 'settings.tls.pins', problem: expect.stringContaining('pay.yml'), orphan: 'pay.yml' }
        ]
      }
    ])
    expect(server.received).toEqual([])
  })

  it('is refused while nobody can read what sonde.json says, and sent when that can be read', async () => {
    await open({})
    await writeFile(join(folder, 'sonde.json'), '<<<<<<< HEAD')
    const refused = { field: 'settings.tls.pins', problem: expect.stringContaining('cannot be read') }
    expect(await send('checkout.yml')).toEqual([{ type: 'refused', problems: [refused] }])
    await writeFile(join(folder, 'sonde.json'), '{}')
    await expect.poll(async () => (await send('checkout.yml'))[0]).toMatchObject({ type: 'prepared' })
  })

  it('has them once it is said to be what it was', async () => {
    await open({ 'pay.yml': { tls: { pins: PIN }, retries: { max: 2 } } })
    await rpc.call('collection.adoptOrphan', { collectionId, orphan: 'pay.yml', path: 'checkout.yml' })
    expect((await read('checkout.yml')).settings).toMatchObject({ tls: { pins: PIN }, retries: { max: 2 } })
    expect(await items()).toEqual({ 'checkout.yml': { retries: { max: 2 }, tls: { pins: PIN } } })
    // A pin fails an http:// request: there is no key to look for.
    expect(await send('checkout.yml')).toContainEqual(
      expect.objectContaining({
        type: 'done',
        exchange: expect.objectContaining({ error: expect.objectContaining({ code: 'PIN' }) })
      })
    )
    expect(server.received).toEqual([])
  })

  it('is sent once the keys are said to be of something else', async () => {
    await open({ 'pay.yml': { tls: { pins: PIN } } })
    await rpc.call('collection.disownOrphan', { collectionId, orphan: 'pay.yml', path: 'checkout.yml' })
    expect(await items()).toEqual({})
    expect((await send('checkout.yml'))[0]).toMatchObject({ type: 'prepared' })
    expect(server.received).toHaveLength(1)
  })

  it('gets those of a folder with the folder that it is in', async () => {
    await open({ orders: { tls: { pins: PIN } }, 'orders/buy.yml': { insecure: true } })
    expect(await send('purchases/buy.yml')).toMatchObject([
      { type: 'refused', problems: [{ orphan: 'orders' }] }
    ])
    await expect(
      rpc.call('collection.adoptOrphan', { collectionId, orphan: 'orders', path: 'checkout.yml' })
    ).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
    await rpc.call('collection.adoptOrphan', { collectionId, orphan: 'orders', path: 'purchases/buy.yml' })
    expect(await items()).toEqual({
      purchases: { tls: { pins: PIN } },
      'purchases/buy.yml': { insecure: true }
    })
  })

  it('is not held up where its own settings are known, or it has keys itself, or nothing was pinned', async () => {
    await open({ 'pay.yml': { tls: { pins: PIN } }, 'checkout.yml': { cookies: false } })
    expect((await send('checkout.yml'))[0]).toMatchObject({ type: 'prepared' })
    expect((await send('purchases/buy.yml', { settings: { tls: { pins: PIN } } }))[0]).toMatchObject({
      type: 'prepared'
    })
    await writeFile(join(folder, 'sonde.json'), '{"items": {"pay.yml": {"insecure": true}}}')
    await expect.poll(async () => (await send('purchases/buy.yml'))[0]).toMatchObject({ type: 'prepared' })
  })

  it('is asked about after a rename outside, and then has its keys under its new name', async () => {
    await open({ 'checkout.yml': { tls: { pins: PIN } } })
    await rename(join(folder, 'checkout.yml'), join(folder, 'till.yml'))
    const asked = { collectionId, orphan: 'checkout.yml', path: 'till.yml' }
    await expect
      .poll(async () => (await send('till.yml').catch(() => []))[0])
      .toMatchObject({ type: 'refused' })
    await rpc.call('collection.adoptOrphan', asked)
    expect((await read('till.yml')).settings.tls?.pins).toBe(PIN)
  })

  it('is told of before it is sent', async () => {
    await open({ 'pay.yml': { tls: { pins: PIN } } })
    const draft = await read('checkout.yml')
    const scope = { collectionId, path: 'checkout.yml' }
    const { problems } = await rpc.call('draft.resolve', { draft, scope, reveal: false })
    expect(problems).toMatchObject([{ field: 'settings.tls.pins', orphan: 'pay.yml' }])
  })

  it('is asked about where others moved it from another collection, and then has its keys here', async () => {
    await open({ 'checkout.yml': { tls: { pins: PIN } }, purchases: { tls: { pins: PIN } } })
    const other = await openAnother()
    await rename(join(folder, 'checkout.yml'), join(other.folder, 'checkout.yml'))
    await rename(join(folder, 'purchases'), join(other.folder, 'purchases'))
    const asked = await vi.waitUntil(async () => {
      const [told] = await send('checkout.yml', {}, other.id).catch(() => [])
      return told?.type === 'refused' ? told : undefined
    }, WAIT)
    expect(asked.problems).toMatchObject([
      { problem: expect.stringContaining('“Shop”'), orphan: 'checkout.yml', orphanOf: collectionId }
    ])
    const there = { collectionId: other.id, orphanOf: collectionId }
    await rpc.call('collection.adoptOrphan', { ...there, orphan: 'checkout.yml', path: 'checkout.yml' })
    expect(await items()).toEqual({ purchases: { tls: { pins: PIN } } })
    expect((await read('checkout.yml', other.id)).settings.tls?.pins).toBe(PIN)

    expect(await send('purchases/buy.yml', {}, other.id)).toMatchObject([
      { type: 'refused', problems: [{ orphan: 'purchases', orphanOf: collectionId }] }
    ])
    await rpc.call('collection.adoptOrphan', { ...there, orphan: 'purchases', path: 'purchases/buy.yml' })
    expect(await items()).toEqual({})
    expect(await items(other.folder)).toEqual({
      'checkout.yml': { tls: { pins: PIN } },
      purchases: { tls: { pins: PIN } }
    })
  })

  it('is sent once it is said to be none of another collection, which keeps the keys for its own', async () => {
    await open({ 'checkout.yml': { tls: { pins: PIN } }, purchases: { tls: { pins: PIN } } })
    const other = await openAnother()
    const request = await readFile(join(folder, 'checkout.yml'), 'utf8')
    await mkdir(join(other.folder, 'purchases'))
    for (const path of ['checkout.yml', 'purchases/buy.yml', 'purchases/more.yml'])
      await writeFile(join(other.folder, path), request)
    // Edited as well, so that nothing tells that it was that.
    await rm(join(folder, 'checkout.yml'))
    await writeFile(join(folder, 'till.yml'), `${request}  headers:\n    - name: x\n      value: y\n`)
    await rm(join(folder, 'purchases'), { recursive: true })
    for (const [path, orphan] of [
      ['checkout.yml', 'checkout.yml'],
      ['purchases/buy.yml', 'purchases']
    ] as const) {
      await vi.waitUntil(async () => {
        const [told] = await send(path, {}, other.id).catch(() => [])
        return told?.type === 'refused'
      }, WAIT)
      await rpc.call('collection.disownOrphan', {
        ...{ collectionId: other.id, path },
        ...{ orphan, orphanOf: collectionId }
      })
      expect((await send(path, {}, other.id))[0]).toMatchObject({ type: 'prepared' })
    }
    expect((await send('purchases/more.yml', {}, other.id))[0]).toMatchObject({ type: 'prepared' })
    expect(await items(other.folder)).toEqual({ 'checkout.yml': { own: true }, purchases: { own: true } })
    expect((await read('checkout.yml', other.id)).settings).toEqual({})
    expect(await items()).toEqual({
      'checkout.yml': { tls: { pins: PIN } },
      purchases: { tls: { pins: PIN } }
    })
    expect(await send('till.yml')).toMatchObject([
      { type: 'refused', problems: [{ orphan: 'checkout.yml' }] }
    ])
  })

  it('keeps what is said of it beside what arrives, and nothing arrives where that is something else', async () => {
    const gone = {
      purchases: { tls: { pins: PIN } },
      'purchases/buy.yml': { insecure: true, tls: { pins: PIN } }
    }
    await open({ ...gone, 'purchases/more.yml': { cookies: false } })
    const other = await openAnother()
    const own = {
      purchases: { tls: { serverName: 'shop' } },
      'purchases/buy.yml': { insecure: false, cookies: false }
    }
    await writeFile(join(other.folder, 'sonde.json'), JSON.stringify({ items: own }))
    await rename(join(folder, 'purchases'), join(other.folder, 'purchases'))
    const adopt = {
      collectionId: other.id,
      orphanOf: collectionId,
      orphan: 'purchases',
      path: 'purchases/buy.yml'
    }
    await vi.waitUntil(async () => {
      const refused = await rpc.call('collection.adoptOrphan', adopt).catch((error: unknown) => error)
      return (
        refused instanceof ClientError && refused.field === 'path' && refused.message.includes('insecure')
      )
    }, WAIT)
    expect(await items()).toEqual({ ...gone, 'purchases/more.yml': { cookies: false } })
    expect(await items(other.folder)).toEqual(own)
    const { insecure: _, ...mended } = own['purchases/buy.yml']
    await writeFile(
      join(other.folder, 'sonde.json'),
      JSON.stringify({ items: { ...own, 'purchases/buy.yml': mended } })
    )
    await rpc.call('collection.adoptOrphan', adopt)
    expect(await items()).toEqual({})
    expect(await items(other.folder)).toEqual({
      purchases: { tls: { pins: PIN, serverName: 'shop' } },
      'purchases/buy.yml': { cookies: false, insecure: true, tls: { pins: PIN } },
      'purchases/more.yml': { cookies: false }
    })
  })

  it('keeps it in its own collection too', async () => {
    await open({
      ...{ orders: { tls: { pins: PIN } }, 'orders/buy.yml': { insecure: true } },
      'purchases/buy.yml': { cookies: false }
    })
    await rpc.call('collection.adoptOrphan', { collectionId, orphan: 'orders', path: 'purchases/buy.yml' })
    expect(await items()).toEqual({
      purchases: { tls: { pins: PIN } },
      'purchases/buy.yml': { cookies: false, insecure: true }
    })
  })

  it.each([
    ['itself', 'pay.yml', 'pay.yml'],
    ['with its folder', 'orders', 'orders/pay.yml']
  ])('is refused where it is gone %s, and gets its keys nevertheless', async (_how, orphan, path) => {
    await open({ [orphan]: { tls: { pins: PIN } } })
    const draft = await read('checkout.yml')
    expect(await sendDraft(draft, path)).toMatchObject([
      { type: 'refused', problems: [{ field: 'settings.tls.pins', orphan }] }
    ])
    expect(await rpc.call('collection.adoptOrphan', { collectionId, orphan, path })).toEqual({ pins: PIN })
    expect(await items()).toEqual({ [orphan]: { tls: { pins: PIN } } })
    const pinned = { ...draft, settings: { tls: { pins: PIN } } }
    expect((await sendDraft(pinned, path))[0]).toMatchObject({ type: 'prepared' })
    expect(server.received).toEqual([])
    await rpc.call('collection.disownOrphan', { collectionId, orphan, path })
    expect((await sendDraft(draft, path))[0]).toMatchObject({ type: 'prepared' })
  })

  it('is not held up for what is gone from another collection under another name', async () => {
    await open({ 'pay.yml': { tls: { pins: PIN } } })
    const other = await openAnother()
    await rename(join(folder, 'checkout.yml'), join(other.folder, 'checkout.yml'))
    const told = await vi.waitUntil(async () => {
      const [first] = await send('checkout.yml', {}, other.id).catch(() => [])
      return first
    }, WAIT)
    expect(told).toMatchObject({ type: 'prepared' })
  })

  it.each([
    ['disownOrphan', { orphan: 'checkout.yml', path: 'purchases/buy.yml' }],
    ['disownOrphan', { orphan: '../other.yml', path: 'checkout.yml' }],
    ['adoptOrphan', { orphan: 'checkout.yml', path: 'purchases/buy.yml' }]
  ] as const)('%s refuses %j', async (name, input) => {
    await open({ 'checkout.yml': { tls: { pins: PIN } } })
    const call = { collectionId, ...input }
    await expect(rpc.call(`collection.${name}`, call)).rejects.toMatchObject({
      code: 'BUILD',
      field: 'orphan'
    })
    expect(await items()).toEqual({ 'checkout.yml': { tls: { pins: PIN } } })
  })

  /** Opens the collection with these entries in its sonde.json. */
  async function open(entries: object): Promise<void> {
    await writeFile(join(folder, 'sonde.json'), JSON.stringify({ items: entries }))
    const host = openHost(await temporaryFolder(), new FakeShell(), { open: [dirname(folder)] }, 'passphrase')
    const [own, other] = createMemoryPorts()
    host.accept(other)
    rpc = createRpcClient<Contract>(own)
    onTestFinished(async () => {
      await host.close()
      await server[Symbol.asyncDispose]()
    })
    const workspaces = await rpc.stream('workspace.watch', {}).next()
    workspaceId = workspaces.done ? '' : (workspaces.value[0]?.id ?? '')
    collectionId = (await rpc.call('collection.open', { workspaceId, path: folder })).collectionId
  }

  async function openAnother(): Promise<{ id: string; folder: string }> {
    const place = join(dirname(folder), 'other')
    await mkdir(place)
    await writeFile(join(place, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Other\n')
    const { collectionId: id } = await rpc.call('collection.open', { workspaceId, path: place })
    return { id, folder: place }
  }

  async function items(of = folder): Promise<object> {
    return JSON.parse(await readFile(join(of, 'sonde.json'), 'utf8')).items
  }

  async function read(path: string, of = collectionId): Promise<Draft> {
    const content = await rpc.call('item.read', { collectionId: of, path })
    if (content.kind !== 'draft') throw new Error(`${path} cannot be read`)
    return content.draft
  }

  async function send(path: string, change: Partial<Draft> = {}, of = collectionId): Promise<SendEvent[]> {
    return sendDraft({ ...(await read(path, of)), ...change }, path, of)
  }

  async function sendDraft(draft: Draft, path: string, of = collectionId): Promise<SendEvent[]> {
    const events: SendEvent[] = []
    const input = { draft, scope: { collectionId: of, path }, source: {} }
    for await (const event of rpc.stream('draft.send', input)) events.push(event)
    return events
  }
})
