import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { answering, startRawServer } from '#test/fixtures/servers/raw-server.ts'

/** The states in which the kernel holds a client socket, as hexadecimal numbers (proc(5), net/tcp). @param local address:port */
function statesBetween(local: string, port: number): string[] {
  const inHex = (number: number) => `0100007F:${number.toString(16).toUpperCase().padStart(4, '0')}`
  const from = inHex(Number(local.split(':')[1]))
  const rows = readFileSync('/proc/net/tcp', 'latin1').split('\n').slice(1)
  return rows
    .map(row => row.trim().split(/\s+/))
    .flatMap(([, source, to, state]) => (source === from && to === inHex(port) && state ? [state] : []))
}

describe('the pool', () => {
  test('lets six requests to an origin go and makes the seventh wait its turn', async () => {
    const held: (() => void)[] = []
    let requests = 0
    await using server = await startHttpServer((_, response) => {
      held.push(() => response.end('x'))
      requests++
      if (requests === 6) held.shift()?.()
      if (requests === 7) for (const release of held) release()
    })
    const client = new DirectClient()
    const all = await Promise.all(Array.from({ length: 7 }, () => client.execute(get(server.origin))))
    const phases = all.map(({ exchange }) => exchange.hops[0]?.phases.map(({ name }) => name))
    expect(phases.slice(0, 6)).toEqual(Array(6).fill(['tcp', 'send', 'ttfb', 'download']))
    expect(phases[6]).toEqual(['queue', 'send', 'ttfb', 'download'])
    expect(all[6]?.exchange.hops[0]?.connection?.reused).toBe(true)
    expect(server.accepted).toBe(6)
    await client.close()
  })

  test('serves those who wait in the order in which they came', async () => {
    await using server = await startHttpServer((_, response) => response.end('x'))
    const client = new DirectClient({ limits: { perOrigin: 1 } })
    const order: number[] = []
    const one = async (number: number) => {
      await client.execute(get(server.origin))
      order.push(number)
    }
    await Promise.all([1, 2, 3, 4].map(one))
    expect(order).toEqual([1, 2, 3, 4])
    expect(server.accepted).toBe(1)
    await client.close()
  })

  test('makes room for another origin by closing what is idle', async () => {
    await using a = await startRawServer(answering('HTTP/1.1 204 No Content\r\n\r\n'))
    await using b = await startRawServer(answering('HTTP/1.1 204 No Content\r\n\r\n'))
    const client = new DirectClient({ limits: { total: 1 } })
    await client.execute(get(`http://127.0.0.1:${a.port}/`))
    await client.execute(get(`http://127.0.0.1:${b.port}/`))
    await a.empty()
    expect(b.open).toBe(1)
    await client.close()
    await b.empty()
  })

  test('closes what has been idle for too long', async () => {
    await using server = await startRawServer(answering('HTTP/1.1 204 No Content\r\n\r\n'))
    const client = new DirectClient({ limits: { idleMs: 20 } })
    await client.execute(get(`http://127.0.0.1:${server.port}/`))
    await server.empty()
    const { exchange } = await client.execute(get(`http://127.0.0.1:${server.port}/`))
    expect(exchange.hops.map(({ connection }) => connection?.reused)).toEqual([false])
    await client.close()
  })

  test('gives the turn of a connection that could not be opened to the next', async () => {
    const client = new DirectClient({
      limits: { perOrigin: 1 },
      lookup: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    })
    const errors = await Promise.all([1, 2, 3].map(() => failureOf(client.execute(get('http://a.test/')))))
    expect(errors.map(({ code }) => code)).toEqual(['DNS', 'DNS', 'DNS'])
  })
})

describe('a reused connection that is dead', () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
  /** Answers the first request of each connection, and closes it on the second without a word. */
  const dyingOnSecond = (socket: import('node:net').Socket) => {
    let requests = 0
    socket.on('data', () => {
      if (++requests === 1) socket.write(answer)
      else socket.destroy()
    })
  }

  test('is replaced by a fresh one, in a hop of its own', async () => {
    await using server = await startRawServer(dyingOnSecond)
    const client = new DirectClient()
    const url = `http://127.0.0.1:${server.port}/`
    await client.execute(get(url))
    const body = { kind: 'bytes' as const, bytes: Buffer.from('again') }
    const { exchange } = await client.execute(get(url, { method: 'POST', body }))
    const [dead, fresh] = exchange.hops
    expect(exchange.hops).toHaveLength(2)
    expect(dead?.error).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'before-response' })
    expect(fresh).toMatchObject({
      reason: 'reconnect',
      startMs: dead?.endMs,
      cause: { kind: 'error', error: dead?.error }
    })
    expect(fresh?.connection?.reused).toBe(false)
    expect(fresh?.warnings).toMatchObject([{ code: 'sent-again' }])
    expect(exchange.totalMs).toBe(fresh?.endMs)
    expect(exchange.error).toBeUndefined()
    await client.close()
  })

  test.each([
    [
      'an answer to nothing',
      'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'
    ],
    ['a second answer', 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison'],
    ['an interim response', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
    ['something else', '\x15\x03\x03\x00\x02\x01\x00']
  ])('is replaced too when %s waits on it', async (_, stale) => {
    // In a thread of its own, so that it can write while this one does not read.
    const isWritten = new Int32Array(new SharedArrayBuffer(4))
    const server = new Worker(
      `const { parentPort, workerData: { isWritten, answer, stale } } = require('node:worker_threads')
      let first
      require('node:net').createServer(socket => {
        first ??= socket
        socket.on('error', () => {}).on('data', () => socket.write(answer))
      }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port) })
      parentPort.on('message', () =>
        first.write(stale, 'latin1', () => Atomics.store(isWritten, 0, 1) && Atomics.notify(isWritten, 0)))`,
      { eval: true, workerData: { isWritten, answer, stale } }
    )
    const [port] = await once(server, 'message')
    const client = new DirectClient()
    await client.execute(get(`http://127.0.0.1:${port}/`))
    await new Promise(resolve => setImmediate(resolve))
    server.postMessage('write')
    Atomics.wait(isWritten, 0, 0, 5000)
    const response = await client.execute(get(`http://127.0.0.1:${port}/`))
    expect(await response.text()).toBe('ok')
    const [dead, fresh] = response.exchange.hops
    expect(dead?.error).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'before-response', phase: 'send' })
    expect(dead?.response).toBeUndefined()
    expect(fresh).toMatchObject({ reason: 'reconnect', connection: { reused: false } })
    await client.close()
    await server.terminate()
  })

  test('is an error when the body cannot be sent again', async () => {
    await using server = await startRawServer(dyingOnSecond)
    const client = new DirectClient()
    const url = `http://127.0.0.1:${server.port}/`
    await client.execute(get(url))
    const chunks = (async function* () {
      yield Buffer.from('once')
    })()
    const error = await failureOf(
      client.execute(get(url, { method: 'POST', body: { kind: 'stream', chunks } }))
    )
    expect(error.code).toBe('CONNECTION_CLOSED')
    expect(error.exchange.hops).toHaveLength(1)
    await client.close()
  })

  test('is not looked for again: a fresh one that dies is an error', async () => {
    await using server = await startRawServer((socket, number) =>
      number === 1 ? dyingOnSecond(socket) : socket.once('data', () => socket.destroy())
    )
    const client = new DirectClient()
    const url = `http://127.0.0.1:${server.port}/`
    await client.execute(get(url))
    const error = await failureOf(client.execute(get(url)))
    expect(error.exchange.hops.map(({ reason }) => reason)).toEqual(['initial', 'reconnect'])
    await client.close()
  })
})

describe('cancelling leaves no socket', () => {
  const never = () => new Promise<never>(() => {})
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'

  async function cancelIn(
    phase: PhaseName,
    url: string,
    client: DirectClient,
    body?: AsyncIterable<Uint8Array>
  ): Promise<void> {
    const abort = new AbortController()
    const request = body ? get(url, { method: 'POST', body: { kind: 'stream', chunks: body } }) : get(url)
    for await (const event of client.stream(request, { signal: abort.signal })) {
      if (event.type === 'phase-started' && event.name === phase) abort.abort()
      if (event.type !== 'done') continue
      expect(event.exchange.error).toMatchObject({ code: 'ABORTED', phase })
      expect(event.exchange.hops[0]?.phases.at(-1)?.name).toBe(phase)
    }
  }

  test('while it waits in the queue', async () => {
    await using server = await startRawServer(() => {})
    const client = new DirectClient({ limits: { perOrigin: 1 } })
    const url = `http://127.0.0.1:${server.port}/`
    const abort = new AbortController()
    const first = failureOf(client.execute(get(url), { signal: abort.signal }))
    await cancelIn('queue', url, client)
    abort.abort()
    expect((await first).code).toBe('ABORTED')
    await server.empty()
    expect(server.accepted).toBeLessThanOrEqual(1)
  })

  test('while the name is looked up', async () => {
    await cancelIn('dns', 'http://a.test/', new DirectClient({ lookup: never }))
  })

  test('while it connects', async () => {
    await using server = await startRawServer(() => {})
    await cancelIn('tcp', `http://127.0.0.1:${server.port}/`, new DirectClient())
    await server.empty()
  })

  test('during the TLS handshake', async () => {
    await using server = await startRawServer(() => {})
    await cancelIn('tls', `https://127.0.0.1:${server.port}/`, new DirectClient())
    await server.empty()
  })

  test('while the body is sent, also when its source has stalled', async () => {
    let released = false
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: never,
        return: async () => {
          released = true
          return { done: true as const, value: undefined }
        }
      })
    }
    await using server = await startRawServer(() => {})
    await cancelIn('send', `http://127.0.0.1:${server.port}/`, new DirectClient(), source)
    await server.empty()
    expect(released).toBe(true)
  })

  test.each(['http', 'https'])('while it waits for the answer (%s)', async scheme => {
    const certificate = scheme === 'https' ? { certificate: 'good' } : {}
    await using server = await startRawServer(() => {}, certificate)
    const client = new DirectClient({ trust: [readCertificate('ca')] })
    await cancelIn('ttfb', `${scheme}://127.0.0.1:${server.port}/`, client)
    await server.empty()
  })

  test.skipIf(process.platform !== 'linux').each(['http', 'https'])(
    'not even in the kernel, when the server reads nothing of an upload (%s)',
    async scheme => {
      const certificate = scheme === 'https' ? { certificate: 'good' } : {}
      await using server = await startRawServer(socket => void socket.pause(), certificate)
      const client = new DirectClient({ trust: [readCertificate('ca')] })
      const body = { kind: 'bytes' as const, bytes: new Uint8Array(8 * 1024 * 1024) }
      const abort = new AbortController()
      const request = get(`${scheme}://127.0.0.1:${server.port}/`, { method: 'POST', body })
      // Others may have been closed to the same port before, and linger.
      let local = ''
      for await (const event of client.stream(request, { signal: abort.signal })) {
        if (event.type === 'connection') local = event.connection.localAddress
        if (event.type === 'progress' && event.sentBytes > 0) {
          expect(statesBetween(local, server.port)).toEqual(['01'])
          abort.abort()
        }
      }
      await expect.poll(() => statesBetween(local, server.port)).toEqual([])
      await client.close()
    }
  )

  test('in the middle of the body', async () => {
    await using server = await startRawServer(answering(head))
    await cancelIn('download', `http://127.0.0.1:${server.port}/`, new DirectClient())
    await server.empty()
  })

  test('by leaving the events', async () => {
    await using server = await startRawServer(answering(head))
    const client = new DirectClient()
    for await (const event of client.stream(get(`http://127.0.0.1:${server.port}/`)))
      if (event.type === 'response-head') break
    await server.empty()
  })

  test('by closing the client', async () => {
    await using server = await startRawServer(() => {})
    const client = new DirectClient()
    const call = failureOf(client.execute(get(`http://127.0.0.1:${server.port}/`)))
    await server.accepts(1)
    await client.close()
    expect((await call).code).toBe('ABORTED')
    await server.empty()
  })

  test('nothing more is sent by a client that was closed', async () => {
    await using server = await startRawServer(() => {})
    const client = new DirectClient()
    await client.close()
    const request = get(`http://127.0.0.1:${server.port}/`)
    const refusal = {
      code: 'ABORTED',
      reason: 'closed',
      message: expect.stringMatching(/^Nothing was sent: /)
    }
    await expect(client.execute(request)).rejects.toMatchObject(refusal)
    await expect(client.stream(request).next()).rejects.toMatchObject(refusal)
    expect(server.accepted).toBe(0)
  })

  test('before it was sent, nothing is sent', async () => {
    await using server = await startRawServer(() => {})
    const call = new DirectClient().execute(get(`http://127.0.0.1:${server.port}/`), {
      signal: AbortSignal.abort()
    })
    expect((await failureOf(call)).exchange).toMatchObject({ hops: [], totalMs: 0 })
    expect(server.accepted).toBe(0)
  })
})
