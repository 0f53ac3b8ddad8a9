import type { Duplex } from 'node:stream'
import type { ClientError } from '#shared/model/client-error.ts'
import type {
  Connection,
  HeaderChange,
  HopRequest,
  ResponseHead,
  SentRequest
} from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { Header } from '#shared/model/request.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import type { Clock } from '../clock.ts'
import type { UploadSource } from './upload/upload.ts'

/** What a driver is to write. The headers are those of `asWritten`. */
export interface DriverRequest {
  method: string
  url: UrlParts
  /** The request-target (RFC 9112 §3.2): the URL's own, or the whole URL for a proxy that asks for it. */
  target: string
  headers: Header[]
  body: UploadSource | undefined
  /** It asks for a WebSocket (RFC 6455 §4.1, RFC 8441): see `onUpgrade`. */
  websocket: boolean
}

export type ReceivedHead = Pick<
  ResponseHead,
  'status' | 'statusText' | 'httpVersion' | 'headers' | 'headBytes'
>

/** A connection that speaks no HTTP any more, or one stream of it. */
export interface UpgradedSocket {
  socket: Duplex
  /** Bytes of the connection from its upgrade on, framing and TLS included; of a stream, its own. */
  readonly wire: { sent: number; received: number }
}

/** Told what happens to one request. Ends with `onEnd`, `onUpgrade` or `onError`, one of them, once. */
export interface CallObserver {
  readonly clock: Clock
  /** The last byte of the request has been written. Not told when the answer was complete before. */
  onSent(atMs: number): void
  /** A piece of request body is handed to the socket, without framing. Its memory may be used again afterwards. */
  onUploaded(piece: Uint8Array): void
  /** The first byte of the final response has come: what comes before it are interim responses. */
  onFirstByte(atMs: number): void
  onInterim(status: number, headers: Header[], atMs: number): void
  onHead(head: ReceivedHead): void
  /** @returns false to be told, but for what was read already, nothing more until `resume` */
  onData(chunk: Buffer): boolean
  /** @param closed whether it was only the end of the connection that ended the body (RFC 9112 §6.3) */
  onEnd(trailers: Header[], closed: boolean): void
  /** The protocol was switched as the request wanted. The socket belongs to the observer. */
  onUpgrade(head: ReceivedHead, upgraded: UpgradedSocket): void
  onError(error: Error): void
}

/** What is known about a hop at the moment it fails. */
export interface FailureContext {
  host: string
  port: number
  phase: PhaseName
  /** Set once the response head had been read. */
  head?: { contentLength: string | undefined } | undefined
  /** Encoded bytes of body that had arrived. */
  received: number
}

/** One request on its way. */
export interface Call {
  /** What has been written so far. */
  readonly sent: SentRequest | undefined
  /**
   * Whether, having failed, it may be sent again whatever its method: a connection used before was dead before a byte
   * of an answer came, or the server said that it did not process it (RFC 9113 §8.7).
   */
  readonly unprocessed: boolean
  /** Goes on after `onData` said false. Not to be called from within `onData`. */
  resume(): void
  /** Gives the request up; nothing is told any more. */
  abort(): void
  /** What `onError` reported, as an error of ours. */
  explain(error: Error, context: FailureContext): ClientError
}

/** Speaks one version of HTTP over one connection. */
export interface Driver {
  /** What it speaks. */
  readonly protocol: Connection['protocol']
  /** How many requests it carries at once; undefined is one, until the other side has said how many. */
  readonly capacity: number | undefined
  /** Whether it takes another request, as long as it carries less than its capacity. */
  readonly usable: boolean
  /** Whether the other side has said that it opens WebSockets on it: one that carries several requests (RFC 8441 §3). */
  readonly opensWebSockets: boolean
  /** What a request looks like in this version of HTTP, and how that differs from what was meant. */
  asWritten(request: HopRequest, url: UrlParts): { request: HopRequest; changes: HeaderChange[] }
  /** @param reused whether the connection carried a request before */
  send(request: DriverRequest, observer: CallObserver, reused: boolean): Call
  /** Called when the capacity has changed. */
  onCapacity(listener: () => void): void
  /** Called once when the connection stands no longer, or takes nothing more. */
  onClosed(listener: () => void): void
  /** Closes it, whatever it carries. */
  destroy(): void
}
