import { createHash, randomBytes } from 'node:crypto'
import { visibleText } from '#shared/format/visible-text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange, HopRequest, ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { UpgradedSocket } from '../http/driver.ts'
import { findHeader, joinHeader } from '../http/raw-headers.ts'
import type { UpgradedConnection } from './upgraded-connection.ts'

/** What a server adds to the key before it proves that it has read it (RFC 6455 §1.3). */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/**
 * What asks for a WebSocket beside Connection and Upgrade (RFC 6455 §4.1): with a key of its own for each connection.
 * @param compression offer permessage-deflate (RFC 7692 §7), with whatever window the server likes
 */
export function handshakeHeaders(compression: boolean): Header[] {
  return [
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', randomBytes(16).toString('base64')],
    ...(compression
      ? [['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'] satisfies Header]
      : [])
  ]
}

/** Whether the protocol was switched: by 101, and over HTTP/2 by any success (RFC 8441 §5). */
export function isSwitched({ status, httpVersion }: ResponseHead): boolean {
  return httpVersion === '2' ? status >= 200 && status < 300 : status === 101
}

/**
 * What is wrong with an answer that opens a WebSocket, by what was asked for (RFC 6455 §4.2.2); undefined is nothing.
 * What it says of extensions is for whoever speaks them to judge.
 */
export function findHandshakeFault(request: HopRequest, response: ResponseHead): ClientError | undefined {
  const { headers, httpVersion } = response
  const fault = (reason: string, facts: Record<string, string>) =>
    new ClientError('PROTOCOL', { reason, phase: 'upgrade', facts })
  if (httpVersion !== '2') {
    const upgrade = findHeader(headers, 'upgrade')?.trim() ?? ''
    if (upgrade.toLowerCase() !== 'websocket')
      return fault('websocket-upgrade', { problem: `its Upgrade is “${visibleText(upgrade)}”` })
    const expected = acceptOf(findHeader(request.headers, 'sec-websocket-key') ?? '')
    const accept = findAll(headers, 'sec-websocket-accept')
    if (accept?.trim() !== expected) return fault('websocket-accept', { accept: accept ?? 'none', expected })
  }
  const chosen = findAll(headers, 'sec-websocket-protocol')?.trim()
  const offered = listItems(joinHeader(request.headers, 'sec-websocket-protocol'))
  if (chosen !== undefined && !offered.includes(chosen))
    return fault('websocket-subprotocol', { chosen, offered: offered.join(', ') || 'none' })
  return undefined
}

/** The error of an exchange whose last answer opened no WebSocket. */
export function refusedHandshake({ status, statusText }: ResponseHead, host: string): ClientError {
  const answer = visibleText(`${status} ${statusText}`.trim())
  return new ClientError('PROTOCOL', {
    reason: 'websocket-refused',
    phase: 'upgrade',
    facts: { host, answer, status }
  })
}

/** What an exchange has opened. */
export function upgradedConnection(exchange: Exchange, upgraded: UpgradedSocket): UpgradedConnection {
  const headers = exchange.hops.at(-1)?.response?.headers ?? []
  return {
    socket: upgraded.socket,
    subprotocol: findHeader(headers, 'sec-websocket-protocol')?.trim() ?? '',
    extensions: joinHeader(headers, 'sec-websocket-extensions'),
    get wire() {
      return upgraded.wire
    }
  }
}

function acceptOf(key: string): string {
  return createHash('sha1')
    .update(key.trim() + GUID)
    .digest('base64')
}

/** Of a header that may be there once (RFC 6455 §11.3.3, §11.3.4), all that there is; undefined where it is not. */
function findAll(headers: readonly Header[], name: string): string | undefined {
  return findHeader(headers, name) === undefined ? undefined : joinHeader(headers, name)
}

function listItems(value: string): string[] {
  const items = value.split(',').map(item => item.trim())
  return items.filter(item => item !== '')
}
