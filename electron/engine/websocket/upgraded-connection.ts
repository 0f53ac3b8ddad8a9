import type { Duplex } from 'node:stream'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'

/** A connection that speaks no HTTP any more (RFC 9110 §7.8), or a stream of HTTP/2 that stands for one (RFC 8441). */
export interface UpgradedConnection {
  /** What came after the head is read from it first. It belongs to whoever took it. */
  readonly socket: Duplex
  /** The subprotocol that the server chose; empty is none. */
  readonly subprotocol: string
  /** What the server said of extensions; empty is nothing. */
  readonly extensions: string
  /** Bytes of the connection, as far as they are this one's: framing and TLS included. */
  readonly wire: { sent: number; received: number }
}

/** What came of a handshake. There is a connection only where the last answer switched protocols. */
export interface Handshake {
  exchange: Exchange
  connection?: UpgradedConnection
}

/**
 * Opens a connection. A failure does not throw: it is in `exchange.error`, as is a refusal of the server. What such a
 * refusal said is a body (`exchange.body`) of whoever made this, not of the session that calls it.
 * @throws ClientError BUILD when the request cannot be sent
 */
export type OpenConnection = (tell: (event: ExchangeEvent) => void, signal: AbortSignal) => Promise<Handshake>
