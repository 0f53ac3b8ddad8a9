import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'

const MiB = 1024 * 1024
const inflatedSize = 2048 * MiB
/** 2 GiB of zeros in a few kilobytes: members of gzip one after the other, and gzip once more upon them. */
const bomb = gzipSync(Buffer.concat(Array(inflatedSize / (64 * MiB)).fill(gzipSync(Buffer.alloc(64 * MiB)))))

const serveBomb = (length?: number) =>
  startHttpServer((_, response) => {
    response.setHeader('Content-Encoding', 'gzip, gzip')
    if (length !== undefined) response.setHeader('Content-Length', length)
    response.end(bomb)
  })

async function watch(events: AsyncIterable<ExchangeEvent>, onEvent: (event: ExchangeEvent) => void) {
  let exchange: Exchange | undefined
  for await (const event of events) {
    onEvent(event)
    if (event.type === 'done') exchange = event.exchange
  }
  return exchange
}

describe.each([
  ['with a length', bomb.length],
  ['in chunks', undefined]
])('a small body that unpacks to gigabytes, %s', (_, length) => {
  test('can be cancelled when all of it has arrived', async () => {
    await using server = await serveBomb(length)
    const client = new DirectClient()
    const abort = new AbortController()
    const exchange = await watch(client.stream(get(server.origin), { signal: abort.signal }), event => {
      if (event.type === 'progress' && event.receivedBytes === bomb.length) abort.abort()
    })
    expect(exchange?.error).toMatchObject({ code: 'ABORTED', phase: 'download' })
    expect(exchange?.body).toMatchObject({ encodedSize: bomb.length, complete: false })
    await client.close()
  })

  test('runs out of the time for all, and not of that for a download that is over', async () => {
    await using server = await serveBomb(length)
    const client = new DirectClient()
    // Unpacking all of it takes far longer than this, and all that comes before takes far less.
    const timeouts = { totalMs: 500, phases: { download: 400 } }
    const options = { timeouts, decoding: { maxInflatedBytes: inflatedSize } }
    const error = await failureOf(client.execute(get(server.origin), options))
    expect(error.toRecord()).toMatchObject({ code: 'TIMEOUT', reason: 'total', phase: 'download' })
    await client.close()
  })

  test('is unpacked up to a limit, and kept so far', async () => {
    await using server = await serveBomb(length)
    const client = new DirectClient()
    const exchange = await watch(client.stream(get(server.origin)), () => {})
    expect(exchange?.error).toMatchObject({
      code: 'BODY_LIMIT',
      reason: 'inflated',
      phase: 'download',
      facts: { limit: '256 MiB' }
    })
    const { id = '', size = 0, complete } = exchange?.body ?? {}
    expect(complete).toBe(false)
    expect(size).toBeLessThanOrEqual(256 * MiB)
    expect(size).toBeGreaterThan(255 * MiB)
    expect(await client.readBody(id, size - 3, 9)).toEqual(new Uint8Array(3))
    await client.close()
  })
})

test('a limit for the download holds while little that has come becomes much', async () => {
  await using server = await startHttpServer((_, response) => {
    response.setHeader('Content-Encoding', 'gzip, gzip')
    response.write(bomb)
  })
  const client = new DirectClient()
  const timeouts = { phases: { download: 50 } }
  const options = { timeouts, decoding: { maxInflatedBytes: inflatedSize } }
  const { exchange } = await failureOf(client.execute(get(server.origin), options))
  expect(exchange.error).toMatchObject({ code: 'TIMEOUT', reason: 'phase', phase: 'download' })
  expect(exchange.body).toMatchObject({ encodedSize: bomb.length, complete: false })
  expect(exchange.body?.size).toBeLessThan(inflatedSize)
  await client.close()
})

test('a limit for the download holds while the server is held up by decoding', async () => {
  const member = gzipSync(Buffer.alloc(64 * MiB))
  await using server = await startHttpServer((_, response) => {
    response.setHeader('Content-Encoding', 'gzip')
    const fill = () => {
      while (!response.destroyed && response.write(member));
    }
    response.on('drain', fill)
    fill()
  })
  const client = new DirectClient()
  const options = {
    timeouts: { phases: { download: 100 } },
    decoding: { maxBytes: Number.MAX_SAFE_INTEGER, maxInflatedBytes: Number.MAX_SAFE_INTEGER }
  }
  const { exchange } = await failureOf(client.execute(get(server.origin), options))
  expect(exchange.error).toMatchObject({ code: 'TIMEOUT', reason: 'phase', phase: 'download' })
  expect(exchange.body).toMatchObject({ complete: false })
  await client.close()
})

test('a body that is released while it arrives ends its exchange', async () => {
  await using server = await startHttpServer((_, response) => {
    const fill = () => {
      while (!response.destroyed && response.write(Buffer.alloc(MiB)));
    }
    response.on('drain', fill)
    fill()
  })
  const client = new DirectClient()
  let id = ''
  const exchange = await watch(client.stream(get(server.origin)), event => {
    if (event.type === 'started') id = event.id
    if (event.type === 'progress') void client.releaseBody(id)
  })
  expect(exchange?.error).toMatchObject({ code: 'ABORTED', phase: 'download' })
  await client.close()
})
