import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { DATA_ROUTES } from './data-routes.ts'
import { HOP_ROUTES } from './hop-routes.ts'
import { MEDIA_ROUTES } from './media-routes.ts'
import { PAGE_ROUTES } from './page-routes.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { TIMING_ROUTES } from './timing-routes.ts'

/** A server to send requests to. What it does depends on the path; see the routes beside this. */
export interface Target {
  port: number
  /** An address on this server. */
  url(path: string): string
  /** Lets all go on that wait at a held route, now and later. */
  release(): void
  /** Connections that clients have open. */
  openConnections(): number
  /** Connections that were ever made. */
  madeConnections(): number
  /** Requests as they came, oldest first. */
  readonly requests: readonly { method: string; path: string }[]
  close(): Promise<void>
}

const ALL = new Map<string, Route>(
  Object.entries({
    ...ROUTES,
    ...HOP_ROUTES,
    ...PAGE_ROUTES,
    ...DATA_ROUTES,
    ...MEDIA_ROUTES,
    ...TIMING_ROUTES
  })
)

export async function startTarget(): Promise<Target> {
  const requests: { method: string; path: string }[] = []
  const sockets = new Set<Socket>()
  let madeConnections = 0
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://target')
    requests.push({ method: request.method ?? '', path: pathname })
    const route = ALL.get(pathname)
    if (!route) return void response.writeHead(404).end('no such route')
    const before = requests.filter(({ path }) => path === pathname).length - 1
    void route({ request, response, released, before })
  })
  // A test that looks whether a connection is used again takes as long as it takes.
  server.keepAliveTimeout = 60_000
  server.on('connection', socket => {
    madeConnections++
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const port = await listen(server)
  return {
    port,
    url: path => `http://127.0.0.1:${port}${path}`,
    release,
    openConnections: () => sockets.size,
    madeConnections: () => madeConnections,
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
