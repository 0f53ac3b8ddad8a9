import type { Duplex } from 'node:stream'
import { type PerMessageDeflate, Sender } from 'ws'

/** A larger message goes out in fragments, so that it is copied, masked and compressed by pieces. */
const LARGE_BYTES = 1024 * 1024
const PIECE_BYTES = 256 * 1024
/** So much of large messages may be on its way at once. */
const AHEAD_BYTES = 1024 * 1024
/** Smaller ones are not worth compressing, with or without what earlier ones hold. */
const COMPRESS_FROM = { keepsContext: 256, keepsNone: 1024 }
/** What a message takes beside its payload, about. */
const MESSAGE_BYTES = 64
/** So many pongs may be on their way: of the pings beyond only the latest is answered (RFC 6455 §5.5.3). */
const MAX_PONGS = 64

export interface SenderOptions {
  deflate?: PerMessageDeflate | undefined
  /** Whether what earlier messages hold helps to compress. */
  keepsContext?: boolean | undefined
  /** Told of each pong that goes out. */
  onPong: (payload: Uint8Array) => void
  /** Told when the close goes out. @param isAsked whether it is the one that `close` was asked for */
  onClose: (code: number | undefined, reason: string, isAsked: boolean) => void
}

interface Waiting {
  payload: Uint8Array
  isBinary: boolean
  /** So much of it has gone. */
  offset: number
  /** The one after it: there may be very many. */
  next: Waiting | undefined
}

/**
 * Sends the messages of a client over one connection, one after the other, and pings, pongs and the close between their
 * fragments. A payload must stay as it is until it has gone.
 */
export class MessageSender {
  readonly #sender: Sender
  readonly #options: SenderOptions
  readonly #compressFrom: number
  #first: Waiting | undefined
  #last: Waiting | undefined
  #bufferedBytes = 0
  #piecesBytes = 0
  #pongs = 0
  #nextPong: Uint8Array | undefined
  #onIdle: (() => void) | undefined
  /** Of messages, with some for each of them, since the beginning. */
  #goneBytes = 0
  readonly #waiting: { isMet: () => boolean; callback: () => void }[] = []
  #isOver = false
  /** Settles when the close has gone, or cannot. */
  #closeGone: Promise<void> | undefined

  constructor(socket: Duplex, options: SenderOptions) {
    const { deflate, keepsContext } = options
    this.#sender = new Sender(socket, deflate && { 'permessage-deflate': deflate })
    this.#options = options
    this.#compressFrom = !deflate
      ? Number.POSITIVE_INFINITY
      : keepsContext
        ? COMPRESS_FROM.keepsContext
        : COMPRESS_FROM.keepsNone
  }

  /** Bytes of messages that are not handed to the system yet, with some for each of them. */
  get bufferedBytes(): number {
    return this.#bufferedBytes
  }

  /** Whether the close is on its way: where it only waits for messages, it is not. */
  get hasClosed(): boolean {
    return this.#closeGone !== undefined
  }

  /** Calls back, once, when no more than so many bytes are buffered, or nothing is sent any more. */
  drained(below: number, callback: () => void): void {
    this.#when(() => this.#bufferedBytes <= below, callback)
  }

  /** Calls back, once, when so many of the bytes that are buffered now have gone, or nothing is sent any more. */
  handed(bytes: number, callback: () => void): void {
    const upTo = this.#goneBytes + Math.min(bytes, this.#bufferedBytes)
    this.#when(() => this.#goneBytes >= upTo, callback)
  }

  send(payload: Uint8Array, isBinary: boolean): void {
    this.#bufferedBytes += payload.length + MESSAGE_BYTES
    if (payload.length > LARGE_BYTES || this.#first) {
      const waiting = { payload, isBinary, offset: 0, next: undefined }
      if (this.#last) this.#last.next = waiting
      else this.#first = waiting
      this.#last = waiting
      this.#sendPieces()
    } else this.#sendFrame(payload, isBinary, true, payload.length >= this.#compressFrom)
  }

  /** @param payload at most 125 bytes */
  ping(payload: Uint8Array): void {
    this.#sender.ping(payload, true, ignore)
  }

  /** Answers a ping, now or after those before it. */
  pong(payload: Uint8Array): void {
    if (this.#pongs >= MAX_PONGS) {
      // It would hold what came with it.
      this.#nextPong = Buffer.from(payload)
      return
    }
    this.#pongs++
    this.#options.onPong(payload)
    this.#sender.pong(payload, true, () => {
      this.#pongs--
      const next = this.#nextPong
      this.#nextPong = undefined
      if (next && !this.#isOver) this.pong(next)
    })
  }

  /** Sends a close after all messages, and nothing more. @param done told when it has gone, or cannot */
  close(code: number | undefined, reason: string, done: () => void): void {
    if (this.#first) this.#onIdle = () => this.#close(code, reason, true, done)
    else this.#close(code, reason, true, done)
  }

  /** The same, without the messages that wait, nor a close that does. Where one is on its way there is no other. */
  closeNow(code: number | undefined, done: () => void): void {
    this.#close(code, '', false, done)
  }

  /** Lets go of what waits. */
  end(): void {
    this.#isOver = true
    this.#first = undefined
    this.#last = undefined
    this.#onIdle = undefined
    this.#tellWaiting()
  }

  #close(code: number | undefined, reason: string, isAsked: boolean, done: () => void): void {
    if (!this.#closeGone) {
      this.end()
      this.#options.onClose(code, reason, isAsked)
      this.#closeGone = new Promise(resolve => {
        this.#sender.close(code, reason, true, () => resolve())
      })
    }
    void this.#closeGone.then(done)
  }

  #sendPieces(): void {
    while (this.#piecesBytes < AHEAD_BYTES) {
      const first = this.#first
      if (!first) {
        this.#onIdle?.()
        return
      }
      const { payload, isBinary, offset } = first
      const end = payload.length > LARGE_BYTES ? offset + PIECE_BYTES : payload.length
      const piece = payload.subarray(offset, end)
      first.offset = end
      const isLast = end >= payload.length
      if (isLast) {
        this.#first = first.next
        if (!this.#first) this.#last = undefined
      }
      this.#piecesBytes += piece.length
      this.#sendFrame(piece, isBinary, isLast, payload.length >= this.#compressFrom, () => {
        this.#piecesBytes -= piece.length
        this.#sendPieces()
      })
    }
  }

  #sendFrame(piece: Uint8Array, binary: boolean, fin: boolean, compress: boolean, onGone?: () => void): void {
    this.#sender.send(piece, { binary, compress, fin, mask: true }, error => {
      // What waits must not be taken for sent over a connection that is gone.
      if (error) return
      const gone = piece.length + (fin ? MESSAGE_BYTES : 0)
      this.#bufferedBytes -= gone
      this.#goneBytes += gone
      onGone?.()
      if (this.#waiting.length > 0) this.#tellWaiting()
    })
  }

  #when(isMet: () => boolean, callback: () => void): void {
    if (this.#isOver || isMet()) callback()
    else this.#waiting.push({ isMet, callback })
  }

  #tellWaiting(): void {
    for (const { isMet, callback } of this.#waiting.splice(0)) this.#when(isMet, callback)
  }
}

function ignore(): void {}
