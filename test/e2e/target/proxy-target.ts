import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { listen, stop } from './target.ts'

/** A proxy that opens tunnels, for the user `user` with the password `pass`. */
export interface ProxyTarget {
  host: string
  /** Where tunnels were asked for, oldest first, whether they were opened or not. */
  readonly tunnels: readonly string[]
  close(): Promise<void>
}

const ALLOWED = `Basic ${Buffer.from('user:pass').toString('base64')}`

export async function startProxyTarget(): Promise<ProxyTarget> {
  const tunnels: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer()
  server.on('connect', (request, socket: Socket) => {
    tunnels.push(request.url ?? '')
    if (request.headers['proxy-authorization'] !== ALLOWED) {
      const body = 'Who are you?'
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\n' +
          `Content-Length: ${body.length}\r\n\r\n${body}`
      )
      return
    }
    const behind = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(behind).pipe(socket)
    })
    for (const end of [socket, behind]) {
      sockets.add(end)
      end.on('error', () => end.destroy())
    }
  })
  const port = await listen(server)
  return {
    host: `127.0.0.1:${port}`,
    tunnels,
    async close() {
      for (const socket of sockets) socket.destroy()
      await stop(server)
    }
  }
}
