import type { Socket } from 'node:net'
import type { Duplex, Readable } from 'node:stream'
import type { Client, Dispatcher } from 'undici'
import type { ClientError } from '#shared/model/client-error.ts'
import type { SentRequest } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { Clock } from '../clock.ts'
import { readByteText } from './byte-text.ts'
import { connectionClosed } from './connection-closed.ts'
import type { Call, CallObserver, DriverRequest, FailureContext } from './driver.ts'
import { mapH1Error } from './map-h1-error.ts'
import { readRawHeaders } from './raw-headers.ts'
import { ResponseFault } from './response-fault.ts'
import { survivePeerClose } from './survive-peer-close.ts'
import { Upload, type UploadSource } from './upload/upload.ts'
import type { WireObserver, WireTap } from './wire-tap.ts'

/** Larger bodies are written in pieces, so that progress is seen and an early answer is noticed. */
const WHOLE_BODY_BYTES = 256 * 1024

/** The connection that a call is on. */
export interface H1Link {
  readonly client: Client
  readonly socket: Socket
  /** The TCP connection beneath the socket. */
  readonly raw: Socket
  readonly tap: WireTap
  /** It speaks HTTP no longer, and belongs to whoever asked for that. */
  noteUpgraded(): void
}

/**
 * One request on its way: undici's handler on one side, our observer on the other. Of undici's two kinds of handler
 * it is the older: the newer makes objects of all headers for each response, which nobody would read here.
 */
export class H1Call implements Call, Dispatcher.DispatchHandler, WireObserver {
  readonly clock: Clock
  readonly #link: H1Link
  readonly #observer: CallObserver
  readonly #reused: boolean
  #upload: Upload | undefined
  #websocket = false
  #status = 0
  #handedAll = false
  #starting = false
  #over = false

  /** @param reused whether the connection carried a request before */
  constructor(link: H1Link, observer: CallObserver, reused: boolean) {
    this.#link = link
    this.#observer = observer
    this.#reused = reused
    this.clock = observer.clock
  }

  /** What has been written to the socket so far. */
  get sent(): SentRequest | undefined {
    return this.#link.tap.sent
  }

  get unprocessed(): boolean {
    return this.#reused && this.#link.tap.firstBytes.length === 0
  }

  start(request: DriverRequest): void {
    const { method, target, headers, websocket } = request
    this.#websocket = websocket
    this.#link.tap.begin(this, isChunked(headers))
    this.#starting = true
    this.#link.client.dispatch(
      {
        method,
        path: target,
        headers: flattenHeaders(headers, websocket),
        body: this.#openBody(request.body),
        // Without it undici would close after HEAD and after methods that it does not know.
        reset: false,
        ...(websocket && { upgrade: 'websocket' })
      },
      this
    )
    this.#starting = false
  }

  /** Goes on after `onData` said false. Not to be called from within `onData`. */
  resume(): void {
    if (!this.#over) this.#link.tap.resume()
  }

  /**
   * Gives the request up; nothing is told any more. The connection is reset (RFC 9293 §3.10.5): merely closed, the
   * kernel would go on for minutes to offer megabytes of an upload to a server that does not read.
   */
  abort(): void {
    this.#over = true
    this.#upload?.stop()
    if (!this.#link.raw.destroyed) this.#link.raw.resetAndDestroy()
    this.#link.socket.destroy()
  }

  explain(error: Error, context: FailureContext): ClientError {
    const { tap, socket, raw } = this.#link
    const seen = { firstBytes: tap.firstBytes, lostBy: socket.errored, encrypted: socket !== raw }
    return mapH1Error(error, { ...context, ...seen })
  }

  onFlushed(atMs: number): void {
    if (!this.#over && this.#handedAll) this.#observer.onSent(atMs)
  }

  onFirstByte(atMs: number): void {
    if (!this.#over) this.#observer.onFirstByte(atMs)
  }

  onInterim(status: number, headers: Header[], atMs: number): void {
    if (!this.#over) this.#observer.onInterim(status, headers, atMs)
  }

  /** undici asks for it; giving up goes by way of the socket, in whatever state undici is. */
  onConnect(): void {}

  onHeaders(status: number, rawHeaders: Buffer[], _resume: () => void, statusText = ''): boolean {
    if (this.#over) return true
    // 1xx has been cut out before; what is left of it comes unasked, and undici would wait for one more head.
    if (status < 200) throw this.#websocket ? unsaidUpgrade() : notFinal(status)
    this.#status = status
    // curl does the same: what is refused need not be sent to its end.
    if (status >= 400) this.#upload?.hold()
    this.#observer.onHead({
      status,
      // undici reads it as UTF-8, whatever it is.
      statusText: statusText.includes('\ufffd')
        ? (readStatusText(status, this.#link.tap.firstBytes) ?? statusText)
        : statusText,
      httpVersion: this.#link.tap.httpVersion,
      headers: readRawHeaders(rawHeaders),
      headBytes: this.#link.tap.headBytes
    })
    return true
  }

  onUpgrade(status: number, rawHeaders: Buffer[] | string[] | null, socket: Duplex): void {
    const { httpVersion, headBytes, firstBytes } = this.#link.tap
    this.#link.tap.release()
    this.#link.noteUpgraded()
    if (this.#over) {
      socket.destroy()
      return
    }
    this.#over = true
    const raw = this.#link.raw
    // What came with the head is read after it.
    const before = { sent: raw.bytesWritten, received: raw.bytesRead - socket.readableLength }
    // undici keeps it to itself.
    const statusText = readStatusText(status, firstBytes) ?? ''
    const head = { status, statusText, httpVersion, headers: readRawHeaders(rawHeaders), headBytes }
    this.#observer.onUpgrade(head, {
      socket,
      get wire() {
        return { sent: raw.bytesWritten - before.sent, received: raw.bytesRead - before.received }
      }
    })
  }

  /** @returns always true: see `WireTap` on who pauses */
  onData(chunk: Buffer): boolean {
    this.#link.tap.noteBody()
    if (!this.#over && !this.#observer.onData(chunk)) this.#link.tap.pause()
    return true
  }

  onComplete(rawTrailers: string[] | null): void {
    if (this.#over) return
    // undici takes every end of the connection for the end of such a body, a reset as well.
    const { errored, destroyed, readableEnded } = this.#link.socket
    if (errored || (destroyed && !readableEnded)) {
      this.onError(errored ?? connectionClosed())
      return
    }
    this.#over = true
    this.#upload?.stop()
    this.#observer.onEnd(readRawHeaders(rawTrailers), readableEnded)
  }

  onError(error: Error): void {
    // Whoever sends has to know of the call before it can fail.
    if (this.#starting) {
      queueMicrotask(() => this.onError(error))
      return
    }
    if (this.#over) return
    this.#over = true
    this.#upload?.stop()
    this.#link.socket.destroy()
    if (isMisjudged(this.#status, error)) this.#observer.onEnd([], false)
    else this.#observer.onError(error)
  }

  #openBody(source: UploadSource | undefined): Uint8Array | Readable | null {
    if (source === undefined) {
      this.#handedAll = true
      return null
    }
    if (source instanceof Uint8Array && source.byteLength <= WHOLE_BODY_BYTES) {
      this.#handedAll = true
      this.#observer.onUploaded(source)
      return source
    }
    survivePeerClose(this.#link.socket)
    this.#upload = new Upload(source, {
      onPiece: piece => this.#observer.onUploaded(piece),
      onExhausted: () => setImmediate(() => this.#noteHandedAll()),
      isFlushed: () => this.#link.tap.flushed
    })
    return asIterableBody(this.#upload)
  }

  /** By now undici has also written the last chunk's end. */
  #noteHandedAll(): void {
    this.#handedAll = true
    if (this.#link.tap.flushed) this.onFlushed(this.clock())
  }
}

/**
 * undici expects the announced bytes also where none may follow: the Content-Length of a 304 speaks of the
 * representation that is not sent (RFC 9110 §8.6).
 */
function isMisjudged(status: number, error: Error): boolean {
  const withoutContent = status === 304 || status === 204
  return withoutContent && 'code' in error && error.code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
}

function notFinal(status: number): ResponseFault {
  return new ResponseFault(`${status} is not the status of a final response`)
}

/** A 101 as which the parser does not know it: without Connection, without Upgrade. */
function unsaidUpgrade(): ResponseFault {
  return new ResponseFault('its Connection and Upgrade do not say to which', { reason: 'websocket-upgrade' })
}

function isChunked(headers: Header[]): boolean {
  return headers.some(([name]) => name === 'transfer-encoding')
}

/**
 * undici writes the framing, `connection: keep-alive` and what asks for an upgrade itself; Host it takes out of the list
 * and writes first.
 */
function flattenHeaders(headers: Header[], websocket: boolean): string[] {
  const flat: string[] = []
  for (const [name, value] of headers) {
    if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') continue
    if (websocket && /^(connection|upgrade)$/i.test(name)) continue
    if (value === 'keep-alive' && name.toLowerCase() === 'connection') continue
    flat.push(name, value)
  }
  return flat
}

/** undici pulls any async iterable of bytes; its types only know streams. */
function asIterableBody(body: unknown): Readable {
  return body as Readable
}

/** What follows the status, read as values of headers are. @returns undefined where the answer does not begin with it */
function readStatusText(status: number, firstBytes: Buffer): string | undefined {
  const [, said, text] = /^HTTP\/1\.[01] (\d{3}) ?([^\r\n]*)[\r\n]/.exec(firstBytes.toString('latin1')) ?? []
  return text !== undefined && Number(said) === status ? readByteText(text) : undefined
}
