import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { receivedBlocks } from '#engine/bodies/received-blocks.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { readWindows } from '#shared/client/body-windows.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { get } from '#test/fixtures/requests.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'

const MiB = 1024 * 1024
const SIZE = 48 * MiB
/** Of a length to which no block and no page is a multiple, so that a byte in the wrong place is another. */
const patterns = [1, 2, 3].map(seed =>
  Buffer.from(Uint8Array.from({ length: 1_000_003 }, (_, i) => (i * 7919 * seed + (i >> 7)) % 251))
)

function* bytesOf(pattern: Buffer): Generator<Buffer> {
  for (let left = SIZE; left > 0; left -= pattern.length) yield pattern.subarray(0, left)
}

function digestOf(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

const digests = patterns.map(pattern => digestOf(bytesOf(pattern)))

let client: DirectClient
let server: HttpServer

beforeEach(async () => {
  client = new DirectClient()
  server = await startHttpServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://a')
    if (search !== '?chunked') response.setHeader('Content-Length', SIZE)
    else response.setHeader('Trailer', 'X-Sum')
    void answer(response, Number(pathname.slice(1)))
  })
})
afterEach(async () => {
  await client.close()
  await server[Symbol.asyncDispose]()
})

async function answer(response: ServerResponse, index: number): Promise<void> {
  const body = Readable.from(bytesOf(patterns[index] ?? Buffer.alloc(1)), { objectMode: false })
  await pipeline(body, response, { end: false })
  if (!response.hasHeader('Content-Length')) response.addTrailers({ 'X-Sum': 'trailing' })
  response.end()
}

async function download(path: string) {
  const { exchange } = await client.execute(get(server.origin + path))
  const { body } = exchange
  if (!body) throw new Error('there is no body')
  const hash = createHash('sha256')
  for await (const window of readWindows(body, client, { from: 0, to: body.size })) hash.update(window)
  return { digest: hash.digest('hex'), trailers: exchange.hops[0]?.response?.trailers }
}

test.each(['', '?chunked'])(
  'large bodies are stored byte for byte, several at once, one after the other%s',
  async query => {
    for (let round = 0; round < 2; round++) {
      const stored = await Promise.all(patterns.map((_, index) => download(`/${index}${query}`)))
      expect(stored.map(({ digest }) => digest)).toEqual(digests)
      if (query) expect(stored[0]?.trailers).toEqual([['X-Sum', 'trailing']])
    }
  }
)

/** Keeps what it is given. */
class Keeper implements BodyOutlet {
  readonly failure = undefined
  readonly kept: Uint8Array[] = []

  get digest(): string {
    return digestOf(this.kept)
  }
  write(chunk: Uint8Array): boolean {
    this.kept.push(chunk)
    return this.kept.length % 8 !== 0
  }
  drained(callback: () => void): void {
    setImmediate(callback)
  }
}

/** Gives back what it has looked at. */
class Giver implements BodyOutlet {
  readonly failure = undefined
  readonly memory = new Set<ArrayBufferLike>()
  readonly #hash = createHash('sha256')
  chunks = 0

  get digest(): string {
    return this.#hash.digest('hex')
  }
  write(chunk: Uint8Array): boolean {
    this.chunks++
    this.memory.add(chunk.buffer)
    this.#hash.update(chunk)
    receivedBlocks.giveBack(chunk)
    return this.chunks % 8 !== 0
  }
  drained(callback: () => void): void {
    setImmediate(callback)
  }
}

test('what is kept stays as it is while memory that was given back is used again', async () => {
  const keeper = new Keeper()
  const giver = new Giver()
  await Promise.all([
    settledExchange(client.stream(get(`${server.origin}/0`), { pourInto: () => keeper })),
    settledExchange(client.stream(get(`${server.origin}/1`), { pourInto: () => giver }))
  ])
  expect([keeper.digest, giver.digest]).toEqual(digests.slice(0, 2))
  expect(giver.memory.size).toBeLessThan(giver.chunks / 2)
})
