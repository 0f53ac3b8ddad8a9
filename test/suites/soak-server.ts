import http from 'node:http'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'

const KIBIBYTE = Buffer.alloc(1024, 'x')
const GZIPPED = gzipSync(Buffer.alloc(64 * 1024, 'so it goes, '))

const ANSWERS: Record<string, http.RequestListener> = {
  '/get': (_, response) => response.setHeader('Set-Cookie', `a=${'b'.repeat(100)}`).end(KIBIBYTE),
  '/echo': (request, response) => void request.pipe(response),
  '/gzip': (_, response) => response.setHeader('Content-Encoding', 'gzip').end(GZIPPED),
  '/redirect': (_, response) => response.writeHead(302, { Location: '/get' }).end('moved'),
  '/error': (_, response) => response.writeHead(500).end('no'),
  '/last': (_, response) => response.setHeader('Connection', 'close').end(KIBIBYTE),
  '/broken': (_, response) => {
    response.setHeader('Content-Length', 2048).write(KIBIBYTE, () => response.destroy())
  },
  '/dropped': (_, response) => void response.destroy(),
  '/silent': () => {}
}

/**
 * A server that answers well and badly, in a process of its own: it tells its port, and how many connections stand to
 * whoever asks, by a message.
 */
export function serveSoak(): void {
  const sockets = new Set<Socket>()
  const server = http.createServer((request, response) => ANSWERS[request.url ?? '']?.(request, response))
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.(typeof address === 'object' && address ? address.port : 0)
  })
  process.on('message', () => process.send?.(sockets.size))
  process.on('disconnect', () => process.exit())
}
