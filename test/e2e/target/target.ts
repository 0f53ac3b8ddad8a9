import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { gzipSync } from 'node:zlib'

/** A server to send requests to. What it does depends on the path; see `ROUTES`. */
export interface Target {
  port: number
  /** An address on this server. */
  url(path: string): string
  /** Lets all go on that wait at `/held-head` or `/held-body`, now and later. */
  release(): void
  /** Connections that clients have open. */
  openConnections(): number
  /** Requests as they came, oldest first. */
  readonly requests: readonly { method: string; path: string }[]
  close(): Promise<void>
}

interface Context {
  request: IncomingMessage
  response: ServerResponse
  /** Settles when the test says so. */
  released: Promise<void>
}

type Route = (context: Context) => void | Promise<void>

const HTML = `<!doctype html><title>hostile</title><h1>Hostile page</h1>
<script>window.pwned = true; parent.pwned = true; top.pwned = true</script>
<img src="x" onerror="top.pwned = true"><iframe srcdoc="<script>top.pwned = true</script>"></iframe>`

const ROUTES: Record<string, Route> = {
  '/json'({ response }) {
    const body = '{"greeting":"hello from the target","numbers":[1,2,3]}'
    response.writeHead(200, [
      ...['Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(body.length)],
      ...['X-Twice', 'first value', 'x-twice', 'second value']
    ])
    response.end(body)
  },
  /** Answers with what was asked. */
  async '/echo'({ request, response }) {
    const chunks = await request.toArray()
    const { method, url, rawHeaders } = request
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ method, url, body: Buffer.concat(chunks).toString(), rawHeaders }))
  },
  '/gzip'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' })
    response.end(gzipSync('unpacked '.repeat(20)))
  },
  '/html'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end(HTML)
  },
  async '/held-head'({ response, released }) {
    await released
    response.end('at last')
  },
  async '/held-body'({ response, released }) {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    response.write('the beginning ')
    await released
    response.end('and the end')
  },
  /** JSON with one byte that is not UTF-8. */
  '/damaged-json'({ response }) {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(Buffer.from('{"name":"caf\xe9"}', 'latin1'))
  },
  /** Three parts of 5 MiB, each begun with its number. */
  '/long'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    for (const part of ['one', 'two', 'three'])
      response.write(`part ${part}\n`.padEnd(5 * 1024 * 1024, `${'x'.repeat(99)}\n`))
    response.end()
  },
  '/never'() {},
  '/close-mid-body'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': '1000' })
    response.write('only this much', () => response.destroy())
  }
}

export async function startTarget(): Promise<Target> {
  const requests: { method: string; path: string }[] = []
  const sockets = new Set<Socket>()
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://target')
    requests.push({ method: request.method ?? '', path: pathname })
    const route = Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined
    if (!route) return void response.writeHead(404).end('no such route')
    void route({ request, response, released })
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const port = await listen(server)
  return {
    port,
    url: path => `http://127.0.0.1:${port}${path}`,
    release,
    openConnections: () => sockets.size,
    requests,
    close: () => stop(server)
  }
}

export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

export async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
