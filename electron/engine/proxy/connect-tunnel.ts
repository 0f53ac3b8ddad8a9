import type { Socket } from 'node:net'
import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { VERSION } from '#shared/version.ts'
import { formatAddress } from '../connect/format-address.ts'
import { parseConnectReply } from './parse-connect-reply.ts'
import { proxyAuthorization } from './proxy-authorization.ts'
import type { Destination } from './proxy-error.ts'
import { ProxyRefusal } from './proxy-refusal.ts'
import { readReply } from './read-reply.ts'
import { readRefusalBody } from './refusal-body.ts'

/** The head that asks for a tunnel. */
export function connectHead(proxy: ProxyServer, { host, port }: Destination): string {
  // A zone means something on this machine only (RFC 6874 §1).
  const authority = formatAddress(host.replace(/%.*$/, ''), port)
  const authorization = proxyAuthorization(proxy)
  return [
    `CONNECT ${authority} HTTP/1.1`,
    `Host: ${authority}`,
    ...(authorization === undefined ? [] : [`Proxy-Authorization: ${authorization}`]),
    `User-Agent: sonde/${VERSION}`,
    '\r\n'
  ].join('\r\n')
}

/**
 * Asks an http or https proxy for a tunnel (RFC 9110 §9.3.6). With any 2xx it stands, and what came behind the head
 * is the first that came through it.
 * @returns the head that asked for it, as it was written
 * @throws ProxyRefusal, ProxyProblem, or what broke the socket
 */
export async function openConnectTunnel(
  socket: Socket,
  proxy: ProxyServer,
  destination: Destination,
  signal: AbortSignal
): Promise<string> {
  const asked = connectHead(proxy, destination)
  socket.write(asked, 'latin1')
  const head = await readReply(socket, parseConnectReply, signal)
  if (head.status >= 200 && head.status < 300) return asked
  const body = await readRefusalBody(socket, head, signal)
  throw new ProxyRefusal(proxy, destination, asked, head, body)
}
