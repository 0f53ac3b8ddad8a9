import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createSecureServer } from 'node:http2'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Body } from '#shared/client/http-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { bodiesOf } from '#shared/model/exchange-bodies.ts'
import { readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { patternOf } from '#test/suites/suite-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

const MiB = 1024 * 1024

let client: DirectClient
/** The last body that came whole. */
let arrived: Buffer
let origin: string
beforeEach(async () => {
  client = new DirectClient()
  onTestFinished(() => client.close())
  const server = await startHttpServer((request, response) => {
    void takeIn(request).then(() => {
      if (request.url === '/moved') response.writeHead(308, { Location: '/' })
      response.end('ok')
    })
  })
  onTestFinished(() => server[Symbol.asyncDispose]())
  origin = server.origin
})

async function takeIn(stream: Readable): Promise<void> {
  arrived = Buffer.concat(await stream.toArray())
}

const post = (url: string, body: Body) => get(url, { method: 'POST', body })
const bytes = (content: Uint8Array): Body => ({ kind: 'bytes', bytes: content })

async function sendKept(url: string, body: Body): Promise<Exchange> {
  return settledExchange(client.stream(post(url, body), { keepSent: true, insecure: true }))
}

async function readSent(exchange: Exchange, hop = 0): Promise<Uint8Array> {
  const { id = '', size = 0 } = exchange.hops[hop]?.sent?.body ?? {}
  return client.readBody(id, 0, size + 1)
}

async function* chunked(pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

describe('a body that is kept as it was sent', () => {
  test('is what the server got: at hand, composed, pulled and in chunks', async () => {
    const path = join(await temporaryFolder(), 'data.bin')
    await writeFile(path, patternOf(3 * MiB))
    const bodies: Body[] = [
      bytes(Buffer.from('{"a":1}')),
      bytes(patternOf(600_000)),
      { kind: 'form', fields: [['a b', 'ü']] },
      {
        kind: 'multipart',
        parts: [
          { name: 'note', content: { kind: 'text', text: 'hi' } },
          { name: 'file', content: { kind: 'file', path } }
        ]
      },
      { kind: 'stream', chunks: chunked([Buffer.from('one '), Buffer.from('two')]) }
    ]
    for (const body of bodies) {
      const exchange = await sendKept(origin, body)
      const { size, total } = exchange.hops[0]?.sent?.body ?? {}
      expect({ size, total }).toEqual({ size: arrived.length, total: arrived.length })
      expect(arrived.equals(await readSent(exchange))).toBe(true)
    }
  })

  test('does not change when the memory that a file was read into is used again', async () => {
    const path = join(await temporaryFolder(), 'data.bin')
    const content = patternOf(9 * MiB)
    await writeFile(path, content)
    const exchange = await sendKept(origin, { kind: 'file', path })
    expect(exchange.hops[0]?.sent?.body).toMatchObject({ size: 5 * MiB, total: 9 * MiB })
    expect(Buffer.from(content.subarray(0, 5 * MiB)).equals(await readSent(exchange))).toBe(true)
  })

  test('is there for each hop that sent one', async () => {
    const exchange = await sendKept(`${origin}/moved`, bytes(Buffer.from('again')))
    expect(exchange.hops).toHaveLength(2)
    for (const hop of [0, 1]) expect(Buffer.from(await readSent(exchange, hop)).toString()).toBe('again')
    const ids = bodiesOf(exchange)
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) await client.releaseBody(id)
    await expect(readSent(exchange)).rejects.toMatchObject({ code: 'IO' })
  })

  test('goes over HTTP/2 as well', async () => {
    const server = createSecureServer({ cert: readCertificate('good'), key: readLeafKey() })
    server.on('stream', stream => {
      void takeIn(stream).then(() => {
        stream.respond()
        stream.end()
      })
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const exchange = await sendKept(`https://localhost:${port}/`, bytes(patternOf(700_000)))
    expect(exchange.hops[0]?.connection?.protocol).toBe('h2')
    expect(arrived.equals(await readSent(exchange))).toBe(true)
  })
})

test('nothing is kept for who does not ask, or has nothing to send', async () => {
  const unasked = await settledExchange(client.stream(post(origin, bytes(Buffer.from('x')))))
  expect(unasked.hops[0]?.sent?.body).toBeUndefined()
  const empty = await sendKept(origin, { kind: 'empty' })
  expect(empty.hops[0]?.sent).toMatchObject({ bodyBytes: 0 })
  expect(empty.hops[0]?.sent?.body).toBeUndefined()
})

test('who leaves before the end leaves nothing behind', async () => {
  let sent: string | undefined
  for await (const event of client.stream(post(origin, bytes(Buffer.from('left'))), { keepSent: true })) {
    if (event.type === 'hop-ended') sent = event.record.sent?.body?.id
    if (sent !== undefined) break
  }
  expect(sent).toBeDefined()
  await expect(client.readBody(sent ?? '', 0, 4)).rejects.toMatchObject({ code: 'IO' })
})
