import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { patternOf } from '#test/suites/suite-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

const LARGE = 30_000_001

let folder = ''
let origin = ''
let client: DirectClient
beforeEach(async () => {
  folder = await temporaryFolder()
  const server = await startHttpServer((request, response) => {
    const size = Number(/\d+$/.exec(request.url ?? '')?.[0])
    if (!request.url?.startsWith('/broken')) return void response.end(patternOf(size))
    response.setHeader('Content-Length', size + 1)
    response.write(patternOf(size), () => response.destroy())
  })
  client = new DirectClient()
  origin = server.origin
  onTestFinished(async () => {
    await client.close()
    await server[Symbol.asyncDispose]()
  })
})

const sizes = [
  ['empty', 0],
  ['small', 100_000],
  ['large', LARGE]
] as const

const expectFile = async (path: string, size: number) =>
  expect(Buffer.compare(await readFile(path), patternOf(size))).toBe(0)

async function received(size: number): Promise<string> {
  const { exchange } = await client.execute(get(`${origin}/${size}`))
  return exchange.body?.id ?? ''
}

describe('a stored body is saved', () => {
  test.each(sizes)('%s, with progress, and can still be read', async (_, size) => {
    const id = await received(size)
    const path = join(folder, 'saved')
    const seen: [number, number][] = []
    await client.saveBody(id, path, { onProgress: (...progress) => seen.push(progress) })
    await expectFile(path, size)
    expect(await readdir(folder)).toEqual(['saved'])
    expect(seen.at(-1)).toEqual(size > 0 ? [size, size] : undefined)
    expect(seen.map(([saved]) => saved)).toEqual(seen.map(([saved]) => saved).toSorted((a, b) => a - b))
    expect((await client.readBody(id, 0, 10)).byteLength).toBe(Math.min(size, 10))
  })

  test('over a file that was there, which keeps its rights', async () => {
    const path = join(folder, 'saved')
    await writeFile(path, 'before')
    await chmod(path, 0o640)
    await client.saveBody(await received(LARGE), path)
    await expectFile(path, LARGE)
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  test('where a link leads', async () => {
    await mkdir(join(folder, 'elsewhere'))
    await writeFile(join(folder, 'elsewhere', 'real'), 'before')
    await symlink(join('elsewhere', 'real'), join(folder, 'link'))
    await client.saveBody(await received(10), join(folder, 'link'))
    await expectFile(join(folder, 'elsewhere', 'real'), 10)
    expect(await readdir(join(folder, 'elsewhere'))).toEqual(['real'])
  })

  test('or not at all, when it is cancelled', async () => {
    const id = await received(LARGE)
    const path = join(folder, 'saved')
    await writeFile(path, 'before')
    const abort = new AbortController()
    const saving = client.saveBody(id, path, { onProgress: () => abort.abort(), signal: abort.signal })
    await expect(saving).rejects.toMatchObject({ code: 'ABORTED' })
    expect(await readdir(folder)).toEqual(['saved'])
    expect(await readFile(path, 'utf8')).toBe('before')
  })

  test('or not at all, when it is released meanwhile', async () => {
    const id = await received(LARGE)
    const released: Promise<void>[] = []
    const onProgress = () => released.push(client.releaseBody(id))
    const saving = client.saveBody(id, join(folder, 'saved'), { onProgress })
    await expect(saving).rejects.toMatchObject({ code: 'IO' })
    await Promise.all(released)
    expect(await readdir(folder)).toEqual([])
  })

  test.each([
    ['a folder', '.', 'that is a folder'],
    ['below a folder that is not there', 'no/such', 'there is no folder'],
    ['a device', '/dev/null', 'that is no regular file']
  ])('but not as %s', async (_, name, problem) => {
    const path = name.startsWith('/') ? name : join(folder, name)
    await expect(client.saveBody(await received(10), path)).rejects.toMatchObject({
      code: 'BUILD',
      field: 'path',
      facts: { problem: expect.stringContaining(problem) }
    })
  })

  test('but not when it is gone', async () => {
    await expect(client.saveBody('none', join(folder, 'saved'))).rejects.toMatchObject({
      reason: 'body-gone'
    })
  })
})

describe('a download goes straight to a file', () => {
  test.each(sizes)('%s, and is read from there until it is released', async (_, size) => {
    const saveTo = join(folder, 'saved')
    const response = await client.execute(get(`${origin}/${size}`), { saveTo })
    await expectFile(saveTo, size)
    expect(await readdir(folder)).toEqual(['saved'])
    expect(Buffer.compare(await buffer(response.stream()), patternOf(size))).toBe(0)
    await response.release()
    await expectFile(saveTo, size)
  })

  test('told as events, and whole when they are over', async () => {
    const saveTo = join(folder, 'saved')
    await writeFile(saveTo, 'before')
    let goOn = () => {}
    const looked = new Promise<void>(resolve => {
      goOn = resolve
    })
    const bytes = patternOf(LARGE)
    await using server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'Content-Length': LARGE }).write(bytes.subarray(0, LARGE / 2))
      void looked.then(() => response.end(bytes.subarray(LARGE / 2)))
    })
    let looks = 0
    for await (const event of client.stream(get(server.origin), { saveTo })) {
      if (event.type !== 'progress' || looks++ > 0) continue
      expect(await readFile(saveTo, 'utf8')).toBe('before')
      goOn()
    }
    expect(looks).toBeGreaterThan(0)
    await expectFile(saveTo, LARGE)
  })

  test.each(['/broken', '/broken-large'])('or not at all, when it breaks off (%s)', async path => {
    const saveTo = join(folder, 'saved')
    await writeFile(saveTo, 'before')
    const size = path === '/broken' ? 1000 : LARGE
    const error = await failureOf(client.execute(get(`${origin}${path}/${size}`), { saveTo }))
    expect(error.code).toBe('CONNECTION_CLOSED')
    expect(await readdir(folder)).toEqual(['saved'])
    expect(await readFile(saveTo, 'utf8')).toBe('before')
  })

  test('as far as it could be decoded, when its coding is damaged, with a warning', async () => {
    const encoded = gzipSync(patternOf(1_000_000))
    await using server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(encoded.subarray(0, -9))
    })
    const saveTo = join(folder, 'saved')
    await writeFile(saveTo, 'before')
    const { exchange } = await client.execute(get(server.origin), { saveTo })
    expect(exchange.hops[0]?.warnings).toMatchObject([{ code: 'damaged-coding' }])
    const { size = 0, complete } = exchange.body ?? {}
    expect(size).toBeGreaterThan(900_000)
    expect(complete).toBe(false)
    expect(Buffer.compare(await readFile(saveTo), patternOf(1_000_000).subarray(0, size))).toBe(0)
  })

  test('and what came of a broken one can be read until it is released', async () => {
    const request = get(`${origin}/broken/${LARGE}`)
    const { body, error } = await settledExchange(client.stream(request, { saveTo: join(folder, 'saved') }))
    expect(error?.code).toBe('CONNECTION_CLOSED')
    expect(body).toMatchObject({ size: LARGE, complete: false })
    expect(await client.readBody(body?.id ?? '', LARGE - 5, 10)).toHaveLength(5)
    await client.releaseBody(body?.id ?? '')
    expect(await readdir(folder)).toEqual([])
  })

  test('or fails, when the file cannot be put into its place', async () => {
    const saveTo = join(folder, 'saved')
    const events = client.stream(get(`${origin}/${LARGE}`), { saveTo })
    for await (const event of events) {
      // In the meantime somebody makes a folder of that name.
      if (event.type === 'response-head') await mkdir(join(saveTo, 'inner'), { recursive: true })
      if (event.type === 'done') expect(event.exchange.error).toMatchObject({ code: 'IO' })
    }
    expect(await readdir(saveTo)).toEqual(['inner'])
  })

  test('but nothing is sent when no file can be there', async () => {
    const saving = client.execute(get(`${origin}/10`), { saveTo: folder })
    await expect(saving).rejects.toMatchObject({ code: 'BUILD', field: 'saveTo' })
    expect(client.diagnostics().pool).toMatchObject({})
  })

  test('retried, when the first attempt broke off', async () => {
    let asked = 0
    const flaky = await startHttpServer((_, response) => {
      response.setHeader('Content-Length', LARGE)
      if (++asked === 1) response.write(patternOf(5_000_000), () => response.destroy())
      else response.end(patternOf(LARGE))
    })
    const saveTo = join(folder, 'saved')
    const response = await client.execute(get(flaky.origin), {
      saveTo,
      retries: { count: 2, baseMs: 1 }
    })
    expect(response.exchange.hops).toHaveLength(2)
    await expectFile(saveTo, LARGE)
    expect(await readdir(folder)).toEqual(['saved'])
    await flaky[Symbol.asyncDispose]()
  })
})
