import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { WebSocket } from 'ws'
import { DirectClient } from '#engine/direct-client.ts'
import type { SessionLogTarget } from '#engine/session-log/session-entry.ts'
import { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'
import { SocketSession } from '#engine/websocket/socket-session.ts'
import { DEFAULT_SOCKET_SETTINGS } from '#shared/model/socket/default-socket-settings.ts'
import { keepApart } from './keep-apart.ts'
import { median, medianRatio } from './median.ts'

const ROUNDS = 9
const WARM_UP = 2

interface Load {
  name: string
  size: number
  count: number
  /** Of the raw client's messages per second, at least. */
  atLeast: number
  together: boolean
}

const LOADS: Load[] = [
  { name: '100 B, many in a packet', size: 100, count: 400_000, atLeast: 0.5, together: true },
  { name: '10 KB, many in a packet', size: 10_000, count: 30_000, atLeast: 0.5, together: true },
  { name: '100 B, one by one', size: 100, count: 200_000, atLeast: 0.9, together: false },
  { name: '10 KB, one by one', size: 10_000, count: 20_000, atLeast: 0.9, together: false }
]

/**
 * Texts received from a server that does nothing but write: by a client of `ws` that keeps them all in memory, by a
 * session that only counts, and by one with its log on disk, until all of that is written. They take turns in
 * one process.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const server = startServer()
  const [ports]: { together: number; apart: number }[] = await once(server, 'message')
  if (!ports) throw new Error('The server did not start.')
  const apart = keepApart(server)
  const client = new DirectClient()
  // On the disk of the project: the system's temporary folder is memory on many machines.
  mkdirSync('out', { recursive: true })
  const folder = mkdtempSync(resolve('out', 'websocket-'))
  const rows: string[][] = []
  try {
    for (const load of LOADS) rows.push(await measure(load, client, ports, folder))
  } finally {
    await client.close()
    server.kill()
    apart.undo()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    title: `WebSocket messages received per second (medians of ${ROUNDS} rounds${apart.note})`,
    columns: [
      'texts',
      'ws, kept in memory',
      'session, counted',
      'ratio',
      'session, logged',
      'ratio',
      'at least'
    ],
    rows
  }
}

async function measure(
  load: Load,
  client: DirectClient,
  ports: { together: number; apart: number },
  folder: string
): Promise<string[]> {
  const { name, size, count, together, atLeast } = load
  const url = `ws://127.0.0.1:${together ? ports.together : ports.apart}/${size}/${count}`
  const contenders = [
    () => receiveRaw(url, count),
    () => receive(client, url, count, new Counter()),
    () => receiveIntoLog(client, url, count, join(folder, 'log'))
  ]
  const times = contenders.map((): number[] => [])
  for (let round = -WARM_UP; round < ROUNDS; round++)
    for (const [index, receiveAll] of contenders.entries()) {
      const ms = await receiveAll()
      if (round >= 0) times[index]?.push(ms)
    }
  const [raw = [], counted = [], logged = []] = times
  const rate = (ms: number[]) => Math.round((count * 1000) / median(ms)).toLocaleString('en')
  const ratio = (own: number[]) => medianRatio(raw, own).toFixed(2)
  return [name, rate(raw), rate(counted), ratio(counted), rate(logged), ratio(logged), String(atLeast)]
}

/** @returns the milliseconds from the handshake to the last message, as all of these */
async function receiveRaw(url: string, count: number): Promise<number> {
  const kept: unknown[] = []
  const socket = new WebSocket(url, { perMessageDeflate: false })
  let start = 0
  await new Promise<void>((done, fail) => {
    socket.on('open', () => {
      start = performance.now()
    })
    socket.on('error', fail).on('message', data => {
      kept.push(data)
      if (kept.length === count) done()
    })
  })
  const ms = performance.now() - start
  socket.terminate()
  await once(socket, 'close')
  return ms
}

/** Until all of it is written. */
async function receiveIntoLog(
  client: DirectClient,
  url: string,
  count: number,
  folder: string
): Promise<number> {
  const log = await SessionLogWriter.create(folder, { startedAt: new Date().toISOString() })
  const ms = await receive(client, url, count, log, () => log.settle())
  await log.close()
  rmSync(folder, { recursive: true })
  return ms
}

/** A log that writes nothing. */
class Counter implements SessionLogTarget {
  readonly behind = false
  #next = 0

  addMessage(): number {
    return this.#next++
  }

  addNote(): number {
    return this.#next++
  }

  noteWire(): void {}

  caughtUp(callback: () => void): void {
    callback()
  }
}

async function receive(
  client: DirectClient,
  url: string,
  count: number,
  log: SessionLogTarget,
  settle = async () => {}
): Promise<number> {
  let left = count
  let start = 0
  let session: SocketSession | undefined
  await new Promise<void>((done, fail) => {
    session = new SocketSession({
      open: (tell, signal) => client.openWebSocket({ url, headers: [] }, { tell, signal }),
      settings: { ...DEFAULT_SOCKET_SETTINGS, compression: false },
      log,
      listener: {
        onMessage: () => {
          if (--left === 0) done()
        },
        onState: ({ state }) => {
          if (state === 'open') start = performance.now()
          if (state === 'closed' && left > 0) fail(new Error('It was closed before all had come.'))
        }
      }
    })
    session.connect()
  })
  await settle()
  const ms = performance.now() - start
  await session?.end()
  return ms
}

/**
 * In a process of its own. What goes together is frames that were made before, written by some hundred KiB; one by one
 * they are sent by the server of `ws`, each when the last has gone.
 */
function startServer(): ChildProcess {
  const code = `
    const { createHash } = require('node:crypto')
    const { WebSocketServer } = require('ws')
    const frameOf = size => {
      const head = Buffer.from(size < 126 ? [0x81, size] : [0x81, 126, size >> 8, size & 255])
      return Buffer.concat([head, Buffer.alloc(size, 'x')])
    }
    const together = require('node:net').createServer({ noDelay: true }, socket => {
      socket.on('error', () => {})
      socket.once('data', data => {
        const head = data.toString('latin1')
        const [, size, count] = /^GET \\/(\\d+)\\/(\\d+)/.exec(head)
        const key = /^sec-websocket-key: (\\S+)/im.exec(head)[1]
        const accept = createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64')
        socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: ' + accept + '\\r\\n\\r\\n')
        const frame = frameOf(Number(size))
        const atOnce = Math.ceil(262144 / frame.length)
        const batch = Buffer.alloc(frame.length * atOnce, frame)
        let left = Number(count)
        const write = () => {
          const now = Math.min(left, atOnce)
          left -= now
          if (now > 0) socket.write(batch.subarray(0, now * frame.length), write)
        }
        write()
      })
    })
    const apart = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
      together.listen(0, '127.0.0.1', () =>
        process.send({ together: together.address().port, apart: apart.address().port }))
    })
    apart.on('connection', (socket, request) => {
      socket.on('error', () => {})
      const [, size, count] = request.url.split('/')
      const payload = Buffer.alloc(Number(size), 'x')
      let left = Number(count)
      const send = error => {
        if (!error && left-- > 0) socket.send(payload, { binary: false }, send)
      }
      send()
    })
  `
  return fork('-e', [code], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}
