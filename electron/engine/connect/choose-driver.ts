import { ClientError } from '#shared/model/client-error.ts'
import type { Driver } from '../http/driver.ts'
import { H1Driver } from '../http/h1-driver.ts'
import { H2Driver } from '../http/h2/h2-driver.ts'
import type { ConnectTarget } from './connect-target.ts'
import type { OpenedSocket } from './open-connection.ts'

type Asked = Pick<ConnectTarget, 'url' | 'protocol'>

/** Whether a connection may turn out to carry several requests at once. */
export function mayBeShared({ url, protocol }: Asked): boolean {
  return protocol === '2' || (protocol === 'auto' && url.scheme === 'https')
}

/**
 * The driver for what was agreed on; without TLS nothing is, and HTTP/2 is spoken by prior knowledge.
 * @throws ClientError TLS `alpn` when HTTP/2 alone was asked for and the server did not take it up
 */
export function chooseDriver({ socket, raw, tls }: OpenedSocket, asked: Asked, idleMs: number): Driver {
  if (!tls)
    return asked.protocol === '2'
      ? new H2Driver(socket, raw, 'h2c', idleMs)
      : new H1Driver(socket, raw, idleMs)
  if (tls.alpn === 'h2') return new H2Driver(socket, raw, 'h2', idleMs)
  if (asked.protocol !== '2') return new H1Driver(socket, raw, idleMs)
  socket.destroy()
  raw.destroy()
  const { host, port } = asked.url
  throw new ClientError('TLS', { reason: 'alpn', phase: 'tls', facts: { host, port } })
}
