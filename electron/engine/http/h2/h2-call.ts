import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2'
import { ClientError } from '#shared/model/client-error.ts'
import type { SentRequest } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { Clock } from '../../clock.ts'
import type { Call, CallObserver, DriverRequest, FailureContext, ReceivedHead } from '../driver.ts'
import { isIdempotent } from '../retry.ts'
import { listFields, showFields, sizeOfFields, toNodeHeaders } from './h2-fields.ts'
import { H2HeadReader } from './h2-head.ts'
import { H2Upload } from './h2-upload.ts'
import { codeOf, mapH2Error } from './map-h2-error.ts'
import { StreamSocket } from './stream-socket.ts'

/** What a call needs to know of the connection it is on, and tells it. */
export interface H2Link {
  readonly session: ClientHttp2Session
  readonly stands: boolean
  readonly opensWebSockets: boolean
  /** Whether anything of an answer has come on it. */
  readonly hasAnswered: boolean
  /** What the server said when it went away, should it have (RFC 9113 §6.8). */
  readonly goaway: { code: number; lastStreamId: number } | undefined
  /** What it ended by, should it have failed. */
  readonly failure: Error | undefined
  noteHeard(): void
  /** @param abandoned whether it was given up without an answer */
  leave(call: H2Call, abandoned: boolean): void
}

/** RFC 9113 §7. Node's own would load all of its HTTP/2 before there is such a connection. */
const REFUSED_STREAM = 0x7
const CANCEL = 0x8
const ENHANCE_YOUR_CALM = 0xb
/** RFC 9113 §6.2 */
const FLAG_END_STREAM = 0x1
const MAX_SHOWN = 80

/** One request on its way, as one stream. */
export class H2Call implements Call {
  readonly startedMs: number = performance.now()
  /** What its link had heard when it began. */
  readonly heardBefore: number
  readonly #clock: Clock
  readonly #link: H2Link
  /** Absent once the call is over: Node keeps a stream, and with it what listens to it, long after its end. */
  #observer: CallObserver | undefined
  readonly #heads = new H2HeadReader()
  #stream: ClientHttp2Stream | undefined
  #upload: H2Upload | undefined
  #head = ''
  #headBytes = 0
  #firstBytes = ''
  #trailers: Header[] = []
  /** Whether the other side has sent all that it wanted to. */
  #ended = false
  #idempotent = false
  #websocket = false
  #error: Error | undefined

  constructor(link: H2Link, observer: CallObserver, heardBefore: number) {
    this.heardBefore = heardBefore
    this.#link = link
    this.#observer = observer
    this.#clock = observer.clock
  }

  get sent(): SentRequest | undefined {
    if (this.#head === '') return undefined
    return { head: this.#head, headBytes: this.#headBytes, bodyBytes: this.#upload?.bytes ?? 0 }
  }

  get unprocessed(): boolean {
    if (this.#firstBytes !== '') return false
    const { goaway, stands, hasAnswered } = this.#link
    const stream = this.#stream
    // It waited for settings, and nobody may be there who would send any.
    if (this.#websocket && !stream && !stands) return hasAnswered
    if (stream?.id === undefined || stream.rstCode === REFUSED_STREAM) return true
    if (!goaway) return !stands && hasAnswered
    // What a server finds wrong with the first request of a connection, it will find again.
    const harmless = goaway.code === 0 || (hasAnswered && goaway.code !== ENHANCE_YOUR_CALM)
    // Taken up, perhaps, but with the connection went every chance of an answer: as over HTTP/1.1, it may be repeated.
    return harmless && (!this.#taken || (!stands && this.#idempotent))
  }

  /** Whether the server says that it may have acted on it (RFC 9113 §6.8). */
  get #taken(): boolean {
    const { goaway } = this.#link
    return goaway !== undefined && (this.#stream?.id ?? Number.POSITIVE_INFINITY) <= goaway.lastStreamId
  }

  start({ method, url, headers, body, websocket }: DriverRequest): void {
    // It was given up while the settings of the server were waited for.
    if (!this.#observer) return
    if (websocket && this.#link.stands && !this.#link.opensWebSockets) {
      const facts = { host: url.host }
      this.#failLater(
        new ClientError('PROTOCOL', { reason: 'websocket-over-http2', phase: 'upgrade', facts })
      )
      return
    }
    this.#websocket = websocket
    this.#idempotent = isIdempotent(method)
    const fields = listFields(method, url, headers)
    let stream: ClientHttp2Stream
    try {
      const endStream = body === undefined && !websocket
      stream = this.#link.session.request(toNodeHeaders(fields), { endStream })
    } catch (error) {
      this.#failLater(this.#link.failure ?? (error instanceof Error ? error : new Error(String(error))))
      return
    }
    this.#stream = stream
    this.#head = showFields(fields)
    this.#headBytes = sizeOfFields(fields)
    this.#listen(stream)
    if (body === undefined) {
      // Node writes what was asked for in one turn at the end of it.
      setImmediate(() => this.#noteSent())
      return
    }
    this.#upload = new H2Upload(stream, body, {
      onUploaded: piece => this.#noteUploaded(piece),
      onFinished: () => this.#noteSent(),
      onFailed: error => this.#fail(error)
    })
    void this.#upload.start()
  }

  resume(): void {
    if (this.#observer) this.#stream?.resume()
  }

  /** The stream alone is given up (RFC 9113 §8.7): the connection goes on. */
  abort(): void {
    if (this.#observer) this.#leave(this.#firstBytes === '')
  }

  explain(error: Error, context: FailureContext): ClientError {
    if (error instanceof ClientError) return error
    const { unprocessed } = this
    const { goaway, stands } = this.#link
    // A stream whose connection was lost gets a code as well, but nobody sent it.
    const wasReset = stands || codeOf(error) === 'ERR_HTTP2_STREAM_ERROR'
    const rstCode = wasReset ? (this.#stream?.rstCode ?? 0) : 0
    const refusal = unprocessed && this.#taken ? undefined : goaway
    const ending = { rstCode, goaway: refusal, unprocessed, firstBytes: this.#firstBytes }
    return mapH2Error(error, ending, context)
  }

  #listen(stream: ClientHttp2Stream): void {
    const push = stream.push
    // Node takes a stream that was reset for one that has ended (nodejs/node#35209). It is closed before, then.
    stream.push = (chunk: unknown, encoding?: BufferEncoding) => {
      if (chunk === null && !stream.closed) this.#ended = true
      return push.call(stream, chunk, encoding)
    }
    stream.on('headers', (_headers, _flags, raw) => this.#onInterim(raw))
    stream.on('response', (_headers, flags, raw) => this.#onResponse(raw, flags))
    stream.on('trailers', (_headers, flags, raw) => this.#onTrailers(raw, flags))
    stream.on('end', () => this.#onEnd())
    stream.on('error', error => {
      this.#error = error
    })
    stream.on('close', () => this.#onClose())
  }

  #onInterim(raw: readonly string[]): void {
    this.#read(observer => {
      const { status, headers } = this.#heads.readInterim(raw)
      this.#noteBytes(raw)
      observer.onInterim(status, headers, this.#clock())
    })
  }

  #onResponse(raw: readonly string[], flags: number): void {
    this.#read(observer => {
      const atMs = this.#clock()
      this.#noteBytes(raw)
      this.#link.noteHeard()
      observer.onFirstByte(atMs)
      const head = this.#heads.readHead(raw)
      if (this.#websocket && head.status >= 200 && head.status < 300) {
        this.#upgrade(observer, head)
        return
      }
      // Nothing more of it goes out.
      if (this.#websocket) this.#stream?.end()
      // Not before: a body can be told ahead of its head, which Node puts off to the end of the turn.
      this.#stream?.on('data', (chunk: Buffer) => this.#onData(chunk))
      if ((flags & FLAG_END_STREAM) !== 0) this.#ended = true
      // As with HTTP/1.1: what is refused need not be sent to its end.
      if (head.status >= 400) this.#upload?.hold()
      observer.onHead(head)
    })
  }

  /** The stream is the connection from now on: the link carries it until it is closed. */
  #upgrade(observer: CallObserver, head: ReceivedHead): void {
    const stream = this.#stream
    if (!stream) return
    this.#observer = undefined
    const socket = new StreamSocket(stream)
    stream.once('close', () => this.#link.leave(this, false))
    observer.onUpgrade(head, { socket, wire: socket.wire })
  }

  #onTrailers(raw: readonly string[], flags: number): void {
    this.#read(() => {
      if ((flags & FLAG_END_STREAM) !== 0) this.#ended = true
      this.#trailers = this.#heads.readTrailers(raw)
    })
  }

  #onData(chunk: Buffer): void {
    if (!this.#observer) return
    this.#link.noteHeard()
    if (!this.#observer.onData(chunk)) this.#stream?.pause()
  }

  #onEnd(): void {
    const observer = this.#observer
    if (!observer || !this.#ended) return
    this.#leave(false)
    observer.onEnd(this.#trailers, false)
  }

  #onClose(): void {
    if (this.#observer) this.#fail(this.#error ?? new Error('The stream was closed.'))
  }

  /** What an answer must not contain ends it. */
  #read(read: (observer: CallObserver) => void): void {
    if (!this.#observer) return
    try {
      read(this.#observer)
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)))
    }
  }

  #noteBytes(raw: readonly string[]): void {
    this.#firstBytes ||= `${raw[0]}: ${raw[1]} ${raw[2] ?? ''}`.slice(0, MAX_SHOWN)
  }

  #noteSent(): void {
    this.#observer?.onSent(this.#clock())
  }

  #noteUploaded(piece: Uint8Array): void {
    this.#observer?.onUploaded(piece)
  }

  /** Whoever sends has to know of the call before it can fail. */
  #failLater(error: Error): void {
    process.nextTick(() => this.#fail(error))
  }

  #fail(error: Error): void {
    const observer = this.#observer
    if (!observer) return
    this.#leave(false)
    observer.onError(error)
  }

  /** Ends the stream in whatever state it is. */
  #leave(abandoned: boolean): void {
    this.#observer = undefined
    this.#upload?.stop()
    const stream = this.#stream
    if (stream && !(this.#ended && (!this.#upload || stream.writableFinished))) {
      stream.close(CANCEL)
      // What nobody reads any more would keep it.
      stream.destroy()
    }
    this.#link.leave(this, abandoned)
  }
}
