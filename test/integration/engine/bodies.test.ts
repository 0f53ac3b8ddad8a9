import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { DecodingSettings } from '#shared/model/settings.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { answeringOnce, startRawServer } from '#test/fixtures/servers/raw-server.ts'

const text = Array.from({ length: 15_000 }, (_, i) => `${(i * 7919) % 10_007} `).join('')
const MiB = 1024 * 1024

describe('content codings', () => {
  const cases: [name: string, coding: string, encode: (data: Buffer) => Buffer][] = [
    ['gzip', 'gzip', data => gzipSync(data)],
    ['x-gzip in capitals', 'X-GZIP', data => gzipSync(data)],
    [
      'two gzip members',
      'gzip',
      data => Buffer.concat([gzipSync(data.subarray(0, 9)), gzipSync(data.subarray(9))])
    ],
    ['deflate', 'deflate', data => deflateSync(data)],
    ['raw deflate', 'deflate', data => deflateRawSync(data)],
    ['br', 'br', data => brotliCompressSync(data)],
    ['two codings', 'br, gzip', data => gzipSync(brotliCompressSync(data))],
    [
      'five codings, one of them none',
      'gzip, identity, br, deflate, gzip, br',
      data => brotliCompressSync(gzipSync(deflateSync(brotliCompressSync(gzipSync(data)))))
    ],
    ['identity', 'identity', data => data]
  ]
  test.each(cases)('%s, with a length and in chunks', async (_, coding, encode) => {
    const encoded = encode(Buffer.from(text))
    await using server = await startHttpServer((request, response) => {
      response.setHeader('Content-Encoding', coding)
      if (request.url === '/length') response.setHeader('Content-Length', encoded.length)
      for (let at = 0; at < encoded.length; at += 100) response.write(encoded.subarray(at, at + 100))
      response.end()
    })
    const client = new DirectClient()
    for (const path of ['/length', '/chunks']) {
      const response = await client.execute(get(server.origin + path))
      expect(await response.text()).toBe(text)
      expect(response.exchange.hops[0]?.warnings).toEqual([])
      expect(response.exchange.body).toMatchObject({ size: text.length, encodedSize: encoded.length })
    }
    await client.close()
  })

  const gzip = gzipSync(text)
  /** With one byte that is another. */
  const spoil = (bytes: Buffer, at: number) =>
    Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 0x55 : byte)))
  test.each([
    ['broken off', 'gzip', gzip.subarray(0, gzip.length - 20), /gzip .* ends too early/],
    ['br broken off', 'br', brotliCompressSync(text).subarray(0, -5), /br .* ends too early/],
    ['with another checksum', 'gzip', spoil(gzip, gzip.length - 8), /checksum .* does not match/],
    [
      'going on with damage',
      'gzip',
      Buffer.concat([gzip, gzip.subarray(0, 10), Buffer.from([7])]),
      /gzip .* is damaged \(/
    ]
  ])('%s: what could be decoded is kept, with a warning', async (_, coding, encoded, words) => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'Content-Encoding': coding }).end(encoded)
    })
    const client = new DirectClient()
    const response = await client.execute(get(server.origin))
    const decoded = await response.text()
    expect(decoded.length).toBeGreaterThan(100)
    expect(text.startsWith(decoded)).toBe(true)
    const detail = expect.stringMatching(words)
    expect(response.exchange.hops[0]?.warnings).toEqual([{ code: 'damaged-coding', detail }])
    expect(response.exchange.body).toMatchObject({ complete: false })
    await client.close()
  })

  test.each([
    ['gzip', 'gzip', gzip],
    ['br', 'br', brotliCompressSync(text)],
    ['deflate', 'deflate', deflateSync(text)],
    ['raw deflate', 'deflate', deflateRawSync(text)]
  ])('garbage behind %s is called that, however it comes', async (_, coding, encoded) => {
    const length = encoded.length + 'garbage'.length
    await using server = await startHttpServer((request, response) => {
      response.setHeader('Content-Encoding', coding)
      if (request.url === '/length') response.setHeader('Content-Length', length)
      response.write(encoded)
      if (request.url === '/later') setImmediate(() => response.end('garbage'))
      else response.end('garbage')
    })
    const client = new DirectClient()
    for (const path of ['/length', '/chunks', '/later']) {
      const response = await client.execute(get(server.origin + path))
      expect(await response.text()).toBe(text)
      const detail = `More bytes follow the end of the body’s ${coding} coding: they were left out.`
      expect(response.exchange.hops[0]?.warnings).toEqual([{ code: 'trailing-bytes', detail }])
      expect(response.exchange.body?.complete).toBe(true)
    }
    await client.close()
  })

  test.each([
    ['not coded at all', 'gzip', 'damaged-coding'],
    ['unknown', 'rot13', 'unknown-coding']
  ])('%s: the body is kept as it came', async (_, coding, code) => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'Content-Encoding': coding }).end(text)
    })
    const client = new DirectClient()
    const response = await client.execute(get(server.origin))
    expect(await response.text()).toBe(text)
    expect(response.exchange.hops[0]?.warnings).toMatchObject([{ code }])
    await client.close()
  })

  test.skipIf(typeof zlib.zstdCompressSync !== 'function')(
    'zstd, also in several frames, is decoded where Node has it',
    async () => {
      const frames = [text.slice(0, 9), text.slice(9, 20_000), text.slice(20_000)]
      const encoded = Buffer.concat(frames.map(frame => zlib.zstdCompressSync(frame)))
      await using server = await startHttpServer((request, response) => {
        response.setHeader('Content-Encoding', 'zstd')
        if (request.url === '/length') response.setHeader('Content-Length', encoded.length)
        for (let at = 0; at < encoded.length; at += 1000) response.write(encoded.subarray(at, at + 1000))
        response.end()
      })
      const client = new DirectClient()
      for (const path of ['/length', '/chunks']) {
        const response = await client.execute(get(server.origin + path))
        expect(await response.text()).toBe(text)
        expect(response.exchange.hops[0]?.warnings).toEqual([])
      }
      await client.close()
    }
  )

  test.skipIf(typeof zlib.zstdCompressSync === 'function')(
    'zstd is kept as it came where Node has it not',
    async () => {
      await using server = await startHttpServer((_, response) => {
        response.writeHead(200, { 'Content-Encoding': 'zstd' }).end(text)
      })
      const client = new DirectClient()
      const response = await client.execute(get(server.origin))
      expect(await response.text()).toBe(text)
      const detail = 'The body is coded as zstd, which cannot be decoded here: it is shown as it came.'
      expect(response.exchange.hops[0]?.warnings).toEqual([{ code: 'unknown-coding', detail }])
      await client.close()
    }
  )

  describe('that grow', () => {
    const zeros = gzipSync(Buffer.alloc(20 * MiB))
    const plain = gzipSync(text)
    const cases: [
      name: string,
      coding: string,
      encoded: Buffer,
      decoding: Partial<DecodingSettings>,
      expected: number | 'decoded' | 'inflated'
    ][] = [
      ['within the limits of everybody', 'gzip', zeros, {}, 20 * MiB],
      ['beyond the bytes that one request allows', 'gzip', plain, { maxBytes: 50_000 }, 'decoded'],
      [
        'beyond them in a small body too',
        'gzip',
        gzipSync('x'.repeat(60_000)),
        { maxBytes: 50_000 },
        'decoded'
      ],
      ['just to the bytes that it allows', 'gzip', plain, { maxBytes: text.length }, text.length],
      ['by more than its ratio', 'gzip', zeros, { maxInflatedBytes: MiB }, 'inflated'],
      [
        'by more, with a ratio that allows it',
        'gzip',
        zeros,
        { maxInflatedBytes: MiB, ratio: 1e6 },
        20 * MiB
      ],
      [
        'by a little more than a small ratio',
        'gzip',
        plain,
        { maxInflatedBytes: 1000, ratio: 1.5 },
        'inflated'
      ]
    ]
    test.each(cases)('%s', async (_, coding, encoded, decoding, expected) => {
      await using server = await startHttpServer((_, response) => {
        response.writeHead(200, { 'Content-Encoding': coding, 'Content-Length': encoded.length }).end(encoded)
      })
      const client = new DirectClient()
      const executing = client.execute(get(server.origin), { decoding })
      if (typeof expected === 'number') expect((await executing).exchange.body?.size).toBe(expected)
      else
        expect((await failureOf(executing)).toRecord()).toMatchObject({
          code: 'BODY_LIMIT',
          reason: expected
        })
      // The next one asks with its own limits.
      expect((await client.execute(get(server.origin))).exchange.error).toBeUndefined()
      await client.close()
    })
  })

  test('an empty body needs no coding', async () => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end()
    })
    const client = new DirectClient()
    const { exchange } = await client.execute(get(server.origin))
    expect(exchange.body?.size).toBe(0)
    expect(exchange.hops[0]?.warnings).toEqual([])
    await client.close()
  })

  test('a connection that closes within a coded body keeps what could be decoded', async () => {
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${gzip.length}\r\n\r\n`
    await using server = await startRawServer(answeringOnce(head, gzip.subarray(0, 200)))
    const client = new DirectClient()
    const error = await failureOf(client.execute(get(`http://127.0.0.1:${server.port}/`)))
    expect(error.exchange.body).toMatchObject({ encodedSize: 200, complete: false })
    expect(error.exchange.body?.size).toBeGreaterThan(200)
    expect(error.exchange.hops[0]?.warnings).toEqual([])
    await client.close()
  })
})

describe('large bodies', () => {
  test('one that is stored is asked for no more of once the disk has failed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sonde-no-folder-'))
    const tempFolder = join(folder, 'a file')
    await writeFile(tempFolder, '')
    const client = new DirectClient({ tempFolder })
    let made = 0
    async function* chunks() {
      while (made < 100) {
        made++
        yield new Uint8Array(MiB)
      }
    }
    await expect(client.storeBody(chunks())).rejects.toMatchObject({ code: 'IO' })
    expect(made).toBeLessThan(100)
    await client.close()
    await rm(folder, { recursive: true })
  })

  test('200 MB go to a file, in bounded memory, and are read by window', async () => {
    const block = Buffer.alloc(MiB)
    for (let i = 0; i < block.length; i += 4) block.writeUInt32LE(i, i)
    const blocks = 200
    await using server = await startHttpServer((_, response) => {
      let left = blocks
      const fill = () => {
        while (left > 0) if (!response.write(block, left-- === 1 ? () => response.end() : undefined)) return
      }
      response.on('drain', fill)
      fill()
    })
    const folder = await mkdtemp(join(tmpdir(), 'sonde-test-'))
    const client = new DirectClient({ tempFolder: folder })
    const before = process.memoryUsage().arrayBuffers
    let peak = 0
    let id = ''
    for await (const event of client.stream(get(server.origin))) {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before)
      if (event.type === 'done') id = event.exchange.body?.id ?? ''
      if (event.type === 'done')
        expect(event.exchange.body).toMatchObject({ size: blocks * MiB, complete: true })
    }
    expect(peak).toBeLessThan(100 * MiB)
    const [inner = ''] = readdirSync(folder)
    expect(statSync(join(folder, inner, id)).size).toBe(blocks * MiB)
    const window = await client.readBody(id, 150 * MiB + 4000, 1000)
    expect(Buffer.compare(window, block.subarray(4000, 5000))).toBe(0)
    await client.releaseBody(id)
    await expect(client.readBody(id, 0, 1)).rejects.toMatchObject({ code: 'IO' })
    expect(readdirSync(join(folder, inner))).toEqual([])
    await client.close()
    expect(readdirSync(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })

  test('a gzip of 64 MiB of nothing is decoded as a stream', async () => {
    const encoded = gzipSync(Buffer.alloc(64 * MiB))
    await using server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': encoded.length }).end(encoded)
    })
    const client = new DirectClient()
    const response = await client.execute(get(server.origin))
    expect(response.exchange.body).toMatchObject({ size: 64 * MiB, encodedSize: encoded.length })
    await response.release()
    await client.close()
  })
})

describe('uploads', () => {
  const echo: http.RequestListener = (request, response) => {
    response.setHeader(
      'X-Framing',
      request.headers['transfer-encoding'] ?? request.headers['content-length'] ?? ''
    )
    request.pipe(response)
  }
  async function* pieces(count: number, size: number) {
    for (let i = 0; i < count; i++) yield Buffer.alloc(size, i)
  }

  test.each([
    ['chunked', undefined, 'chunked'],
    ['with its length', 20 * 100_000, '2000000']
  ])('a stream goes %s, while its echo comes back', async (_, length, framing) => {
    await using server = await startHttpServer(echo)
    const client = new DirectClient()
    const chunks = pieces(20, 100_000)
    const body = { kind: 'stream' as const, chunks, ...(length !== undefined && { length }) }
    const response = await client.execute(get(server.origin, { method: 'POST', body }))
    expect(response.exchange.hops[0]?.response?.headers[0]).toEqual(['X-Framing', framing])
    const echoed = await response.bytes()
    expect(echoed.byteLength).toBe(2_000_000)
    expect(echoed[1_999_999]).toBe(19)
    const { sent, samples } = response.exchange.hops[0] ?? {}
    expect(samples?.up.at(-1)?.[1]).toBe(2_000_000)
    expect(sent?.bodyBytes).toBeGreaterThanOrEqual(2_000_000)
    await client.close()
  })

  test('the same connection is used again after an upload', async () => {
    await using server = await startHttpServer(echo)
    const client = new DirectClient()
    const large = { kind: 'bytes' as const, bytes: Buffer.alloc(3 * MiB, 'x') }
    const response = await client.execute(get(server.origin, { method: 'PUT', body: large }))
    expect(response.exchange.body?.size).toBe(3 * MiB)
    await client.execute(get(server.origin))
    expect(server.accepted).toBe(1)
    await client.close()
  })

  test('an empty stream', async () => {
    await using server = await startHttpServer(echo)
    const client = new DirectClient()
    const body = { kind: 'stream' as const, chunks: pieces(0, 0) }
    const response = await client.execute(get(server.origin, { method: 'POST', body }))
    expect(response.exchange.body?.size).toBe(0)
    await client.close()
  })

  test.each([
    ['closes', (socket: import('node:net').Socket) => socket.end()],
    ['resets', (socket: import('node:net').Socket) => socket.end(() => socket.resetAndDestroy())],
    ['reads on', () => {}]
  ])('an answer that comes early is delivered, also when the server then %s', async (_, then) => {
    await using server = await startRawServer(socket => {
      socket.pause()
      socket.once('readable', () => {
        socket.write('HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 3\r\n\r\nno!')
        then(socket)
      })
    })
    const client = new DirectClient()
    const url = `http://127.0.0.1:${server.port}/`
    for (let i = 0; i < 20; i++) {
      const body = { kind: 'bytes' as const, bytes: Buffer.alloc(20 * MiB) }
      const response = await client.execute(get(url, { method: 'POST', body }))
      expect(response.exchange.hops[0]?.response?.status).toBe(413)
      expect(await response.text()).toBe('no!')
    }
    await client.close()
  })

  test('an answer that lies in the receive buffer is delivered when a write fails before it was read', async () => {
    // In a thread of its own, so that it can answer and reset the connection while this one is not reading.
    const isReset = new Int32Array(new SharedArrayBuffer(4))
    const server = new Worker(
      `const { parentPort, workerData: isReset } = require('node:worker_threads')
      require('node:net').createServer(socket => socket.on('error', () => {}).once('data', () => {
        const answer = 'HTTP/1.1 413 Too Large\\r\\nConnection: close\\r\\nContent-Length: 3\\r\\n\\r\\nno!'
        socket.on('close', () => Atomics.store(isReset, 0, 1) && Atomics.notify(isReset, 0))
        socket.write(answer, () => socket.resetAndDestroy())
      })).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port) })`,
      { eval: true, workerData: isReset }
    )
    const [port] = await once(server, 'message')
    const client = new DirectClient()
    const chunks = (async function* () {
      yield Buffer.from('first')
      await new Promise(resolve => setImmediate(resolve))
      Atomics.wait(isReset, 0, 0)
      for (let i = 0; i < 10; i++) yield Buffer.from('more')
    })()
    const body = { kind: 'stream' as const, chunks }
    const response = await client.execute(get(`http://127.0.0.1:${port}/`, { method: 'POST', body }))
    expect(await response.text()).toBe('no!')
    await client.close()
    await server.terminate()
  })

  test('an upload that goes on does not run out of time', async () => {
    await using server = await startHttpServer((request, response) => request.pipe(response))
    const client = new DirectClient()
    const chunks = (async function* () {
      for (let i = 0; i < 8; i++) {
        await setTimeout(50)
        yield Buffer.from('more')
      }
    })()
    const request = get(server.origin, { method: 'POST', body: { kind: 'stream', chunks } })
    const response = await client.execute(request, { timeouts: { requestMs: 300 } })
    expect(response.exchange.totalMs).toBeGreaterThan(300)
    expect(await response.text()).toBe('more'.repeat(8))
    await client.close()
  })

  test.each([
    ['shorter', 100],
    ['longer', 3]
  ])('a stream that turns out %s than its length', async (_, length) => {
    await using server = await startRawServer(() => {})
    const client = new DirectClient()
    const body = { kind: 'stream' as const, chunks: pieces(1, 10), length }
    const url = `http://127.0.0.1:${server.port}/`
    const error = await failureOf(client.execute(get(url, { method: 'POST', body })))
    expect(error.toRecord()).toMatchObject({ code: 'BUILD', reason: 'length', field: 'body', phase: 'send' })
    await server.empty()
    await client.close()
  })

  test('a source that fails ends the exchange', async () => {
    await using server = await startRawServer(() => {})
    const client = new DirectClient()
    const chunks = (async function* () {
      yield Buffer.from('x')
      throw new Error('the source broke')
    })()
    const error = await failureOf(
      client.execute(
        get(`http://127.0.0.1:${server.port}/`, { method: 'POST', body: { kind: 'stream', chunks } })
      )
    )
    expect(error.toRecord()).toMatchObject({
      code: 'IO',
      reason: 'upload',
      phase: 'send',
      cause: { message: 'the source broke' }
    })
    await server.empty()
    await client.close()
  })
})
