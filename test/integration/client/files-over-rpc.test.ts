import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openHost } from '#host/open-host.ts'
import type { HttpClient } from '#shared/client/http-client.ts'
import { createRpcHttpClient } from '#shared/client/rpc-http-client.ts'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { FakeShell } from '#test/fixtures/fake-shell.ts'
import { get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { patternOf } from '#test/suites/suite-server.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const SIZE = 5_000_000

let folder = ''
let origin = ''
let requests = 0
let rpc: RpcClient<Contract>
let client: HttpClient

beforeEach(async () => {
  folder = await temporaryFolder()
  const server = await startHttpServer((request, response) => {
    requests++
    if (request.url === '/moved')
      request.resume().on('end', () => response.writeHead(307, { Location: '/echo' }).end())
    else if (request.url === '/bytes') response.end(patternOf(SIZE))
    else request.pipe(response)
  })
  origin = server.origin
  requests = 0
  const host = openHost(join(folder, 'home'), new FakeShell(), { write: [join(folder, 'saved')] })
  const [own, other] = createMemoryPorts()
  host.accept(other)
  rpc = createRpcClient<Contract>(own)
  client = createRpcHttpClient(rpc)
  onTestFinished(async () => {
    rpc.close()
    await host.close()
    await server[Symbol.asyncDispose]()
  })
})

async function received(): Promise<string> {
  const { exchange } = await client.execute(get(`${origin}/bytes`))
  return exchange.body?.id ?? ''
}

async function save(path: string): Promise<number[]> {
  const seen: number[] = []
  for await (const { savedBytes, size } of rpc.stream('body.save', { id: await received(), path })) {
    expect(size).toBe(SIZE)
    seen.push(savedBytes)
  }
  return seen
}

describe('over a port', () => {
  test('a body is saved where that was granted, with progress', async () => {
    const seen = await save(join(folder, 'saved'))
    expect(seen.at(-1)).toBe(SIZE)
    expect(Buffer.compare(await readFile(join(folder, 'saved')), patternOf(SIZE))).toBe(0)
  })

  test('a body that is freed while it is saved is saved all the same', async () => {
    const id = await received()
    const saving = rpc.stream('body.save', { id, path: join(folder, 'saved') })
    await saving.next()
    const released = rpc.call('body.release', { id })
    for await (const { size } of saving) expect(size).toBe(SIZE)
    await released
    expect(Buffer.compare(await readFile(join(folder, 'saved')), patternOf(SIZE))).toBe(0)
    await expect(rpc.call('body.read', { id, offset: 0, length: 1 })).rejects.toMatchObject({ code: 'IO' })
  })

  test('and nowhere else', async () => {
    const saving = save(join(folder, 'other'))
    await expect(saving).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
    expect(await readdir(folder)).toEqual(['home'])
  })

  test('no body of somebody else is saved', async () => {
    const events = rpc.stream('body.save', { id: 'not-mine', path: join(folder, 'saved') })
    await expect(events.next()).rejects.toMatchObject({ code: 'IO', reason: 'body-gone' })
  })

  test('a range of a body is read and saved as one by itself, and goes with it', async () => {
    const whole = await received()
    const range = { offset: 1_000_000, length: 3_000_000, contentType: 'image/png' }
    const outer = await rpc.call('body.slice', { id: whole, ...range })
    expect(outer).toMatchObject({ size: 3_000_000, contentType: 'image/png', complete: true })
    const text = { contentType: 'text/plain', charset: 'utf-8' }
    const inner = await rpc.call('body.slice', { id: outer.id, offset: 10, length: 90, ...text })
    expect(inner).toMatchObject({ size: 90, ...text })
    const bytes = patternOf(SIZE)
    const read = await rpc.call('body.read', { id: inner.id, offset: 80, length: 1000 })
    expect(Buffer.compare(read, bytes.subarray(1_000_090, 1_000_100))).toBe(0)
    expect(await rpc.call('body.read', { id: inner.id, offset: 90, length: 1 })).toHaveLength(0)

    for await (const { size } of rpc.stream('body.save', { id: outer.id, path: join(folder, 'saved') }))
      expect(size).toBe(3_000_000)
    const saved = await readFile(join(folder, 'saved'))
    expect(Buffer.compare(saved, bytes.subarray(1_000_000, 4_000_000))).toBe(0)

    await rpc.call('body.release', { id: whole })
    for (const { id } of [outer, inner])
      await expect(rpc.call('body.read', { id, offset: 0, length: 1 })).rejects.toMatchObject({
        code: 'IO',
        reason: 'body-gone'
      })
  })

  test('a range of a body can be freed by itself, and must lie in it', async () => {
    const id = await received()
    const text = { contentType: 'text/plain' }
    const range = await rpc.call('body.slice', { id, offset: 0, length: 9, ...text })
    await rpc.call('body.release', { id: range.id })
    await expect(rpc.call('body.read', { id: range.id, offset: 0, length: 1 })).rejects.toMatchObject({
      code: 'IO'
    })
    expect(await rpc.call('body.read', { id, offset: 0, length: 1 })).toHaveLength(1)
    for (const wrong of [
      { id, offset: SIZE, length: 1 },
      { id: 'not-mine', offset: 0, length: 1 }
    ])
      await expect(rpc.call('body.slice', { ...wrong, ...text })).rejects.toMatchObject({
        reason: 'body-gone'
      })
  })

  test('no file is sent that was not granted', async () => {
    const path = join(folder, 'secret')
    await writeFile(path, 'secret')
    const sending = client.execute(get(`${origin}/echo`, { method: 'POST', body: { kind: 'file', path } }))
    await expect(sending).rejects.toMatchObject({ code: 'BUILD', field: 'body.path' })
    expect(requests).toBe(0)
  })

  test('many bytes can be sent again, as a redirect asks for', async () => {
    const bytes = patternOf(SIZE)
    const request = get(`${origin}/moved`, { method: 'POST', body: { kind: 'bytes', bytes } })
    const response = await client.execute(request)
    expect(response.exchange.hops).toHaveLength(2)
    expect(Buffer.compare(await response.bytes(), bytes)).toBe(0)
  })

  test.each([
    ['more', [Uint8Array.of(1, 2), Uint8Array.of(3)]],
    ['less', [Uint8Array.of(1)]]
  ])('no bytes are sent of which %s come than were said', async (_, chunks) => {
    async function* messages() {
      yield* chunks
    }
    const request = {
      ...get(`${origin}/echo`, { method: 'POST' }),
      body: { kind: 'stream' as const, length: 2 }
    }
    const input = { request, settings: {}, bytesFollow: true }
    const events = rpc.stream('exchange.execute', input, { messages: messages() })
    await expect(events.next()).rejects.toMatchObject({ code: 'BUILD', field: 'body' })
    expect(requests).toBe(0)
  })
})
