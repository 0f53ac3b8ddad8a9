import { formatDuration } from '#shared/format/duration.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { type AgreedExtensions, createDeflate } from './agree-extensions.ts'
import { toFrameFault } from './frame-fault.ts'
import { MergingReceiver } from './merging-receiver.ts'
import { MessageSender } from './message-sender.ts'
import type { UpgradedConnection } from './upgraded-connection.ts'

/** More fragments, and more large pieces of what came of one, are held for no message. */
const MAX_FRAGMENTS = 128 * 1024
const MAX_CHUNKS = 256 * 1024
/** A side that was asked to close and goes on sending has so many times the time to do so. */
const CLOSE_TURNS = 12
/** The largest that there can be. */
const LARGEST_MESSAGE = 2 ** 31 - 1
/** So long the other side has to close the connection, once all is said, where it has no end to answer a close. */
const LINGER_MS = 5000
/** Of a connection that ended without a close (RFC 6455 §7.1.5). */
const NEVER_SENT = 1006

/** Told what a connection brings. What a payload lies in is used for nothing else afterwards. */
export interface ChannelListener {
  /** Some bytes have come; what is in them is told next. */
  onBytes(): void
  /** A text is valid UTF-8. */
  onMessage(payload: Buffer, isBinary: boolean): void
  onPing(payload: Uint8Array): void
  onPong(payload: Uint8Array): void
  /** A pong goes out: no one need do that. */
  onPongSent(payload: Uint8Array): void
  /** A close frame came. @param code undefined where it has none */
  onClose(code: number | undefined, reason: Uint8Array): void
  /** A close frame goes out. @param isAsked whether it is the one that `close` was asked for */
  onCloseSent(code: number | undefined, reason: string, isAsked: boolean): void
  /** What came may not be: it is closed because of that. */
  onFault(error: ClientError): void
  /** The connection is gone: the last that is told, once. */
  onEnd(end: SocketEnd): void
}

export interface ChannelOptions {
  extensions: AgreedExtensions
  /** In bytes, after decompression; 0 is the largest that there can be, 2 GiB - 1. */
  maxMessageBytes: number
  /** So long the other side has to answer a close, and then to close the connection. 0 is without end to answer. */
  closeTimeoutMs: number
}

/**
 * One WebSocket on its upgraded connection, the client's side of it: frames and messages, pongs, and how it ends (RFC
 * 6455 §5, §7). What the server may not send ends it with the code that is due.
 */
export class SocketChannel {
  readonly #connection: UpgradedConnection
  readonly #listener: ChannelListener
  readonly #options: ChannelOptions
  readonly #maxMessageBytes: number
  readonly #receiver: MergingReceiver
  readonly #sender: MessageSender
  readonly #deflate: ReturnType<typeof createDeflate> | undefined
  #isHeld = false
  #isFull = false
  #isCloseAsked = false
  /** How it ends, as far as that is known. */
  #end: SocketEnd | undefined
  #lostBy: Error | undefined
  #closeTimer: NodeJS.Timeout | undefined
  /** Since the close timer was started. */
  #hasCome = false
  #wasHeld = false
  #isDestroyed = false
  #isOver = false

  /** Begins to read. */
  constructor(connection: UpgradedConnection, options: ChannelOptions, listener: ChannelListener) {
    const { extensions, maxMessageBytes } = options
    const { socket } = connection
    this.#connection = connection
    this.#listener = listener
    this.#options = options
    this.#maxMessageBytes = Math.min(maxMessageBytes || LARGEST_MESSAGE, LARGEST_MESSAGE)
    this.#deflate = extensions.deflate && createDeflate(extensions.deflate.parameters, this.#maxMessageBytes)
    this.#sender = new MessageSender(socket, {
      deflate: this.#deflate,
      keepsContext: extensions.deflate?.keepsContext,
      onPong: payload => listener.onPongSent(payload),
      onClose: (code, reason, isAsked) => listener.onCloseSent(code, reason, isAsked)
    })
    this.#receiver = new MergingReceiver({
      ...(this.#deflate && { extensions: { 'permessage-deflate': this.#deflate } }),
      maxPayload: this.#maxMessageBytes,
      maxFragments: MAX_FRAGMENTS,
      maxBufferedChunks: MAX_CHUNKS,
      allowSynchronousEvents: true
    })
      .on('message', (payload, isBinary) => listener.onMessage(payload, isBinary))
      .on('ping', payload => this.#onPing(payload))
      .on('pong', payload => listener.onPong(payload))
      .on('conclude', (code, reason) => this.#onConclude(code, reason))
      .on('drain', () => this.#onDrain())
      .on('error', cause => this.#onFault(cause))
      .on('close', () => this.#onReadAll())
    socket
      .on('data', this.#onData)
      .on('end', () => this.#receiver.end())
      .on('error', error => {
        this.#lostBy = error
      })
      .on('close', () => this.#onSocketClose())
    // The end may have been told before anybody listened.
    if (socket.destroyed) process.nextTick(() => this.#onSocketClose())
  }

  /** What sends. Nothing more may be sent once it closes. */
  get sender(): Pick<MessageSender, 'send' | 'ping' | 'bufferedBytes' | 'drained' | 'handed'> {
    return this.#sender
  }

  /** Whether no close was asked for nor received yet. */
  get isOpen(): boolean {
    return !this.#isCloseAsked && !this.#end && !this.#isOver
  }

  /** The code that it ends with, as soon as that is known. */
  get endCode(): number | undefined {
    return this.#end?.code
  }

  /** Whether nothing is read at the moment because `hold` was asked. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Reads nothing more until `release`. Some of what was read already may still be told. */
  hold(): void {
    if (this.#end) return
    this.#isHeld = true
    this.#wasHeld = true
    this.#connection.socket.pause()
  }

  release(): void {
    this.#isHeld = false
    this.#readOn()
  }

  /** Begins to close, once all messages have gone (RFC 6455 §7.1.2). @param code one that may be sent; undefined is none */
  close(code: number | undefined, reason: string): void {
    if (!this.isOpen) return
    this.#isCloseAsked = true
    this.#sender.close(code, reason, () => this.#startCloseTimer())
    this.#startCloseTimer()
  }

  /** Gives the connection up because of what the other side does (RFC 6455 §7.1.7). */
  fail(closeCode: number, error: ClientError): void {
    if (this.#end) return
    this.#end = { code: closeCode, reason: '', by: 'us', error: error.toRecord() }
    this.#endReading()
    this.#sender.closeNow(closeCode, () => this.#connection.socket.end())
    this.#startCloseTimer()
  }

  /** Ends it at once. @param end how that is told */
  destroy(end: SocketEnd): void {
    if (this.#isOver) return
    this.#end ??= end
    this.#isDestroyed = true
    // It is on its way before the connection is gone, where there is room for it.
    if (end.by === 'us' && end.code !== NEVER_SENT) this.#sender.closeNow(end.code, () => {})
    this.#endReading()
    this.#connection.socket.destroy()
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#hasCome = true
    this.#listener.onBytes()
    // What was taken in at once is no reason to wait.
    if (this.#receiver.write(chunk) || this.#receiver.writableLength === 0) return
    this.#isFull = true
    this.#connection.socket.pause()
  }

  #onDrain(): void {
    this.#isFull = false
    this.#readOn()
  }

  #readOn(): void {
    if (!this.#isHeld && !this.#isFull) this.#connection.socket.resume()
  }

  #onPing(payload: Buffer): void {
    this.#listener.onPing(payload)
    if (!this.#end && !this.#sender.hasClosed) this.#sender.pong(payload)
  }

  #onConclude(code: number, reason: Buffer): void {
    const given = code === 1005 ? undefined : code
    this.#end ??= { code, reason: reason.toString('utf8'), by: this.#sender.hasClosed ? 'us' : 'peer' }
    this.#listener.onClose(given, reason)
    this.#endReading()
    this.#sender.closeNow(given, () => this.#connection.socket.end())
    this.#startCloseTimer()
  }

  #onFault(cause: Error): void {
    if (this.#end || this.#isDestroyed) return
    const { closeCode, error } = toFrameFault(cause, this.#receiver.frame, this.#maxMessageBytes)
    this.#listener.onFault(error)
    this.fail(closeCode, error)
  }

  /** What still comes is looked at no more, but read, so that the end of it is seen. */
  #endReading(): void {
    const { socket } = this.#connection
    socket.removeListener('data', this.#onData)
    this.#isHeld = false
    this.#isFull = false
    socket.resume()
    this.#receiver.end()
  }

  /**
   * The other side is not waited for as long as messages still go out, what it has sent before its close still comes, or
   * nothing is read on purpose.
   */
  #startCloseTimer(turns = CLOSE_TURNS): void {
    clearTimeout(this.#closeTimer)
    const limitMs = this.#options.closeTimeoutMs || (this.#end ? LINGER_MS : 0)
    if (limitMs === 0 || this.#isOver) return
    const left = this.#sender.bufferedBytes
    this.#hasCome = false
    this.#wasHeld = this.#isHeld
    this.#closeTimer = setTimeout(() => {
      // A server that floods the log is held again and again, and comes all the same.
      const isHeldOnly = this.#wasHeld && !this.#hasCome
      if (isHeldOnly || this.#sender.bufferedBytes < left) return this.#startCloseTimer(turns)
      if (this.#hasCome && turns > 1) return this.#startCloseTimer(turns - 1)
      const facts = { limit: formatDuration(limitMs) }
      const error = new ClientError('TIMEOUT', { reason: 'websocket-close', facts })
      this.destroy({ code: NEVER_SENT, reason: '', by: 'us', error: error.toRecord() })
    }, limitMs)
  }

  /** All that came was looked at, or something in it was wrong. */
  #onReadAll(): void {
    if (!this.#end) this.#connection.socket.destroy()
    if (this.#connection.socket.destroyed) this.#onSocketClose()
  }

  #onSocketClose(): void {
    const { socket } = this.#connection
    if (!this.#receiver.destroyed) {
      // An error leaves unread what had come before it.
      const left: Buffer | null = this.#isDestroyed || this.#end ? null : socket.read()
      if (left) this.#onData(left)
      this.#receiver.end()
      return
    }
    this.#finish()
  }

  #finish(): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#closeTimer)
    this.#sender.end()
    this.#deflate?.cleanup()
    this.#listener.onEnd(this.#end ?? this.#lost())
  }

  #lost(): SocketEnd {
    if (this.#sender.hasClosed) return { code: NEVER_SENT, reason: '', by: 'us' }
    const cause = this.#lostBy
    const code = cause && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
    const facts = { problem: code ?? 'the connection was closed' }
    const error = new ClientError('CONNECTION_CLOSED', { reason: 'websocket-lost', facts, cause })
    return { code: NEVER_SENT, reason: '', by: 'network', error: error.toRecord() }
  }
}
