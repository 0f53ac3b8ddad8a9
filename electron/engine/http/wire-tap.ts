import type { Socket } from 'node:net'
import { formatBytes } from '#shared/format/bytes.ts'
import type { SentRequest } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { Clock } from '../clock.ts'
import { ResponseFault } from './response-fault.ts'
import { type InterimListener, ResponseHeadFilter } from './response-head-filter.ts'

/** How many of the first bytes of an answer are kept, to be shown when they are no HTTP. */
const FIRST_BYTES = 80
/** So much may come after the head without a byte of body in it: trailers, or the extension of a chunk (RFC 9112 §7.1). */
const MAX_FRAMING_BYTES = 128 * 1024

export interface WireObserver {
  readonly clock: Clock
  /** Everything handed to the socket so far has been written. */
  onFlushed(atMs: number): void
  /** The first byte of the final response has come: what comes before it are interim responses. */
  onFirstByte(atMs: number): void
  onInterim(status: number, headers: Header[], atMs: number): void
}

/**
 * Sees every byte that the HTTP parser and serialiser exchange with a socket, by standing in for the `read` and
 * `write` of this one instance. That is where the times of the bytes and the exact request head come from, and where
 * a download is held up: undici must never pause by itself, because it asserts that its parser is not paused when the
 * socket closes, and throws out of an event listener if it is.
 */
export class WireTap implements InterimListener {
  readonly #socket: Socket
  readonly #untapped: Pick<Socket, 'read' | 'write'>
  #paused = false
  #observer: WireObserver | undefined
  #filter: ResponseHeadFilter | undefined
  #reused = false
  #chunked = false
  #head = ''
  #headWritten = false
  #bodyBytes = 0
  #framingBytes = 0
  #unflushed = 0
  /** When what may be the final response began to come. */
  #answerMs: number | undefined
  #first: Buffer | undefined

  constructor(socket: Socket) {
    this.#socket = socket
    this.#untapped = { read: socket.read, write: socket.write }
    const read = socket.read.bind(socket)
    const write = socket.write.bind(socket)
    const onFlushed = (error?: Error | null) => this.#noteFlushed(error)
    socket.read = (size?: number) => (this.#paused ? null : this.#pass(read(size)))
    socket.write = (handed: string | Uint8Array, encoding?: unknown) => {
      const chunk = this.#frame(handed)
      this.#noteWrite(chunk)
      return typeof encoding === 'string' && Buffer.isEncoding(encoding)
        ? write(chunk, encoding, onFlushed)
        : write(chunk, onFlushed)
    }
  }

  /** Starts to watch one request and its answer. @param chunked whether the body is announced to come in chunks */
  begin(observer: WireObserver, chunked = false): void {
    this.#chunked = chunked
    this.#paused = false
    this.#reused = this.#observer !== undefined
    this.#observer = observer
    this.#filter = new ResponseHeadFilter(this)
    this.#head = ''
    this.#headWritten = false
    this.#bodyBytes = 0
    this.#framingBytes = 0
    this.#answerMs = undefined
    this.#first = undefined
  }

  /** What was read last had body in it. */
  noteBody(): void {
    this.#framingBytes = 0
  }

  /** Lets the parser see nothing more after the chunk it has in hand: the socket fills up, and then the sender waits. */
  pause(): void {
    this.#paused = true
  }

  resume(): void {
    if (!this.#paused) return
    this.#paused = false
    this.#socket.emit('readable')
  }

  /** Lets go of the socket, which speaks no HTTP any more. */
  release(): void {
    this.#observer = undefined
    // Not deleted: that would make each access to the socket slower from then on.
    Object.assign(this.#socket, this.#untapped)
  }

  noteInterim(status: number, headers: Header[]): void {
    if (!this.#observer) return
    this.#answerMs = this.#observer.clock()
    this.#observer.onInterim(status, headers, this.#answerMs)
  }

  get sent(): SentRequest | undefined {
    if (this.#head === '') return undefined
    return { head: this.#head, headBytes: this.#head.length, bodyBytes: this.#bodyBytes }
  }

  /** Whether anything that was handed to the socket still waits to be written. */
  get flushed(): boolean {
    return this.#unflushed === 0
  }

  /** What the answer began with. */
  get firstBytes(): Buffer {
    return this.#first?.subarray(0, FIRST_BYTES) ?? Buffer.alloc(0)
  }

  get headBytes(): number {
    return this.#filter?.headBytes ?? 0
  }

  get httpVersion(): '1.0' | '1.1' {
    return this.#filter?.httpVersion ?? '1.1'
  }

  /** What the parser shall see of a chunk. A fault in it ends the connection, and is what the parser hears of that. */
  #pass(chunk: unknown): unknown {
    if (!(chunk instanceof Buffer) || !this.#filter || !this.#observer) return chunk
    try {
      if (!this.#filter.done) return this.#noteHead(chunk, this.#filter, this.#observer)
      // Whether this chunk has body in it shows only when it has been parsed.
      const before = this.#framingBytes
      this.#framingBytes += chunk.length
      if (before <= MAX_FRAMING_BYTES) return chunk
      const limit = formatBytes(MAX_FRAMING_BYTES)
      throw new ResponseFault('its trailers have no end', { reason: 'trailers-too-large', limit })
    } catch (fault) {
      this.#socket.destroy(fault instanceof Error ? fault : undefined)
      return null
    }
  }

  #noteHead(chunk: Buffer, filter: ResponseHeadFilter, observer: WireObserver): Buffer | null {
    // What waits on a reused connection before anything was written is no answer to this request. On a fresh one it
    // tells what speaks there.
    if (this.#reused && this.#head === '') return chunk
    if (!this.#first) this.#first = chunk
    else if (this.#first.length < FIRST_BYTES) this.#first = Buffer.concat([this.#first, chunk])

    const begun = filter.final
    this.#answerMs ??= observer.clock()
    const passed = filter.push(chunk)
    if (filter.final && !begun) observer.onFirstByte(this.#answerMs)
    else if (!filter.final && !filter.holding) this.#answerMs = undefined
    return passed
  }

  /**
   * undici frames a body otherwise than was announced when not one chunk comes: by a length of 0, or not at all. Only
   * then it writes a head to its empty line in one.
   */
  #frame(chunk: string | Uint8Array): string | Uint8Array {
    if (!this.#chunked || this.#headWritten || typeof chunk !== 'string') return chunk
    if (!chunk.endsWith('\r\n\r\n')) return chunk
    return chunk.replace(/(?:content-length: 0\r\n)?\r\n$/, 'transfer-encoding: chunked\r\n\r\n0\r\n\r\n')
  }

  #noteWrite(chunk: string | Uint8Array): void {
    this.#unflushed++
    if (this.#headWritten || typeof chunk !== 'string') {
      this.#bodyBytes += chunk.length
      return
    }
    // The head comes as latin1, in one or several strings: the empty line can be the start of the first chunk's.
    const head = this.#head + chunk
    const end = head.indexOf('\r\n\r\n')
    this.#headWritten = end >= 0
    this.#head = this.#headWritten ? head.slice(0, end + 4) : head
    this.#bodyBytes += head.length - this.#head.length
  }

  #noteFlushed(error?: Error | null): void {
    this.#unflushed--
    if (this.#unflushed === 0 && !error) this.#observer?.onFlushed(this.#observer.clock())
  }
}
