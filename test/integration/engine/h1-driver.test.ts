import { once } from 'node:events'
import net from 'node:net'
import { describe, expect, test } from 'vitest'
import type { CallObserver } from '#engine/http/driver.ts'
import { H1Driver } from '#engine/http/h1-driver.ts'
import type { Header } from '#shared/model/request.ts'
import { splitUrl } from '#shared/url/split-url.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'

const MiB = 1024 * 1024

interface Seen extends CallObserver {
  received: number
  /** Resolves with how it ended. */
  ended: Promise<string>
  /** Resolves at the first bytes of the body. */
  begun: Promise<void>
}

/** Takes a body in, or stops at its first bytes. */
function observe({ pausing }: { pausing: boolean }): Seen {
  let noteEnd: (how: string) => void
  const ended = new Promise<string>(resolve => {
    noteEnd = resolve
  })
  let noteBegin: () => void
  const begun = new Promise<void>(resolve => {
    noteBegin = resolve
  })
  const seen: Seen = {
    clock: () => 0,
    received: 0,
    ended,
    begun,
    onSent: () => {},
    onUploaded: () => {},
    onFirstByte: () => {},
    onInterim: () => {},
    onHead: () => {},
    onData: chunk => {
      seen.received += chunk.byteLength
      noteBegin()
      return !pausing
    },
    onEnd: () => noteEnd('end'),
    onUpgrade: () => noteEnd('upgrade'),
    onError: error => noteEnd('code' in error ? String(error.code) : error.message)
  }
  return seen
}

async function request(port: number, seen: Seen) {
  const socket = net.connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const driver = new H1Driver(socket, socket, 1000)
  const url = splitUrl('http://a/')
  const headers: Header[] = [['host', 'a']]
  const call = driver.send(
    { method: 'GET', url, target: '/', headers, body: undefined, websocket: false },
    seen,
    false
  )
  return { socket, driver, call }
}

describe('a body that nobody takes', () => {
  const framings = [
    ['until the connection closes', 'Connection: close\r\n\r\n'],
    ['with a length', `Content-Length: ${8 * MiB}\r\n\r\n`],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n800000\r\n']
  ] as const
  const flooding = (framing: string, then: (socket: net.Socket) => void) =>
    startRawServer(socket => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\n${framing}`)
        socket.write(Buffer.alloc(8 * MiB))
        then(socket)
      })
    })

  test.each(framings)('%s, waits until it is taken', async (_, framing) => {
    await using server = await flooding(framing, socket => {
      if (framing.includes('chunked')) socket.end('\r\n0\r\n\r\n')
      else socket.end()
    })
    const seen = observe({ pausing: true })
    const { call } = await request(server.port, seen)
    await seen.begun
    await new Promise(resolve => setImmediate(resolve))
    expect(seen.received).toBeLessThan(MiB)
    seen.onData = chunk => {
      seen.received += chunk.byteLength
      return true
    }
    call.resume()
    expect(await seen.ended).toBe('end')
    expect(seen.received).toBe(8 * MiB)
  })

  test.each(framings)('%s, can be given up', async (_, framing) => {
    await using server = await flooding(framing, () => {})
    const seen = observe({ pausing: true })
    const { call, socket } = await request(server.port, seen)
    await seen.begun
    const closed = once(socket, 'close')
    call.abort()
    await closed
    await server.empty()
  })

  test.each(framings)('%s, may be cut off by a reset', async (_, framing) => {
    let reset = () => {}
    await using server = await flooding(framing, socket => {
      reset = () => socket.resetAndDestroy()
    })
    const seen = observe({ pausing: true })
    const { socket } = await request(server.port, seen)
    await seen.begun
    reset()
    // While nothing is read a reset is not noticed; writing is what finds it.
    const closed = new Promise(resolve => socket.on('close', resolve))
    const knock = () => {
      if (!socket.destroyed) socket.write('x', () => setImmediate(knock))
    }
    knock()
    await closed
    await seen.ended
  })

  test.each(framings)('%s, may lose its connection when the client closes', async (_, framing) => {
    await using server = await flooding(framing, () => {})
    const seen = observe({ pausing: true })
    const { driver } = await request(server.port, seen)
    await seen.begun
    driver.destroy()
    await seen.ended
    await server.empty()
  })
})
