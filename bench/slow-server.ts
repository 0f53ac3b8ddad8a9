import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import type { MessagePort } from 'node:worker_threads'

/** How long everything that is slow takes, in milliseconds. */
export const DELAY_MS = 100

export interface SlowPorts {
  http: number
  https: number
}

/** Shorter than the second after which a kernel repeats a SYN that found the queue of connections full. */
const DEAF_MS = 500

/**
 * The servers that the phases are measured against, slow where the path says so: `/first-byte`, `/body`. TLS is slow
 * for names that begin with `slow-tls`. Runs in a thread of its own, which tells its ports, and which any message
 * makes deaf for a while: it says so, and then accepts nothing until it is over.
 * @param certificates folder of the test certificates
 */
export function serveSlowly(parent: MessagePort, certificates: string): void {
  const pem = (name: string) => readFileSync(`${certificates}/${name}`, 'utf8')
  const context = tls.createSecureContext({ cert: pem('good.pem'), key: pem('leaf.key') })
  const handler: http.RequestListener = ({ url }, response) => {
    if (url === '/first-byte') setTimeout(() => response.end('x'), DELAY_MS)
    else if (url === '/body') {
      response.write('x'.repeat(1000))
      setTimeout(() => response.end('x'), DELAY_MS)
    } else response.end('x')
  }
  const plain = http.createServer(handler)
  const secure = https.createServer(
    {
      SNICallback: (name, callback) =>
        setTimeout(() => callback(null, context), name.startsWith('slow-tls') ? DELAY_MS : 0)
    },
    handler
  )
  plain.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () =>
    secure.listen(0, '127.0.0.1', () => {
      const portOf = (server: http.Server) => (server.address() as AddressInfo).port
      const ports: SlowPorts = { http: portOf(plain), https: portOf(secure) }
      parent.postMessage(ports)
    })
  )
  parent.on('message', () => {
    parent.postMessage('deaf')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, DEAF_MS)
  })
}
