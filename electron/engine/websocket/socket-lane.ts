import { formatDuration } from '#shared/format/duration.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { MessageOrigin } from '#shared/model/socket/opcodes.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { joinHeader } from '../http/raw-headers.ts'
import { type AgreedExtensions, agreeExtensions } from './agree-extensions.ts'
import { type LaneContext, LaneTraffic } from './lane-traffic.ts'
import { PingWatch } from './ping-watch.ts'
import type { OutgoingMessage } from './send-queue.ts'
import { type ChannelListener, SocketChannel } from './socket-channel.ts'
import type { Handshake, UpgradedConnection } from './upgraded-connection.ts'

/** Told how a lane fares: `onOpen` and `onClosing` where it comes to that, then `onRefused` or `onEnd`, once. */
export interface LaneListener {
  onOpen(connection: Pick<UpgradedConnection, 'subprotocol' | 'extensions'>): void
  /** @param error what the other side did that it may not, where that is why */
  onClosing(error?: ErrorRecord): void
  /** There was no connection. @param exchange undefined where nothing could be sent */
  onRefused(error: ClientError, exchange: Exchange | undefined): void
  /** @param stoodMs how long it was open */
  onEnd(end: SocketEnd, stoodMs: number): void
}

/** One connection of a session, from its handshake to its end. */
export class SocketLane {
  readonly number: number
  readonly #context: LaneContext
  readonly #listener: LaneListener
  readonly #abort = new AbortController()
  readonly #pings: PingWatch
  #open: { channel: SocketChannel; traffic: LaneTraffic } | undefined
  #pingTimer: NodeJS.Timeout | undefined
  #pingCount = 0
  #isClosing = false
  #tellOver = () => {}
  /** Settles when nothing is left of it. */
  readonly over = new Promise<void>(resolve => {
    this.#tellOver = resolve
  })

  constructor(number: number, context: LaneContext, listener: LaneListener) {
    this.number = number
    this.#context = context
    this.#listener = listener
    this.#pings = new PingWatch(context.settings.pongTimeoutMs, {
      now: context.clock,
      isHeld: () => this.#open?.channel.isHeld ?? false,
      onMissed: (waitedMs, isDead) => this.#onMissed(waitedMs, isDead)
    })
  }

  get isOpen(): boolean {
    return this.#open?.channel.isOpen ?? false
  }

  /** The code that it ends with, as soon as that is known. */
  get endCode(): number | undefined {
    return this.#open?.channel.endCode
  }

  /** Bytes of messages that are not handed to the system yet. */
  get bufferedBytes(): number {
    return this.#open?.channel.sender.bufferedBytes ?? 0
  }

  /** Calls back, once, when no more than so many bytes are buffered, or it is not open. */
  drained(below: number, callback: () => void): void {
    if (this.#open) this.#open.channel.sender.drained(below, callback)
    else callback()
  }

  /** Calls back, once, when so many of the bytes that are buffered now have gone, or it is not open. */
  handed(bytes: number, callback: () => void): void {
    if (this.#open) this.#open.channel.sender.handed(bytes, callback)
    else callback()
  }

  /** Opens it. Failing does not throw. @param attempt the number of that in a row, from 1 */
  async open(attempt: number): Promise<void> {
    const { clock, log, onHandshake } = this.#context
    const startMs = clock()
    log.addNote({ kind: 'opening', lane: this.number, atMs: startMs, attempt })
    const { signal } = this.#abort
    const tell = (event: ExchangeEvent) => onHandshake?.(this.number, startMs, event)
    let handshake: Handshake
    try {
      handshake = await this.#context.open(tell, signal)
    } catch (error) {
      return this.#refuse(ClientError.wrap(error), undefined)
    }
    const { exchange, connection } = handshake
    if (connection && !signal.aborted) return this.#begin(exchange, connection)
    connection?.socket.destroy()
    this.#refuse(
      exchange.error ? ClientError.from(exchange.error) : new ClientError('ABORTED', { phase: 'upgrade' }),
      exchange
    )
  }

  /** Sends a message over it, which is open. @returns its number in the log */
  send({ payload, isText, origin }: OutgoingMessage): number {
    const { channel, traffic } = this.#assertOpen()
    const { seq } = traffic.addSent(isText ? 'text' : 'binary', payload, origin)
    channel.sender.send(payload, !isText)
    return seq
  }

  /**
   * Sends a ping over it, which is open.
   * @param payload at most 125 bytes; undefined is one by which its pong is known. @returns its number in the log
   */
  ping(payload: Uint8Array | undefined, origin: MessageOrigin): number {
    const { channel, traffic } = this.#assertOpen()
    this.#pingCount++
    const bytes = payload ?? Buffer.from(String(this.#pingCount))
    const { seq, atMs } = traffic.addSent('ping', bytes, origin)
    // By the time in the log it is found as the one that a pong has answered.
    this.#pings.noteSent(bytes, atMs)
    channel.sender.ping(bytes)
    return seq
  }

  /** Begins to close it; where it is not open yet, it will not be. */
  close(code: number | undefined, reason: string): void {
    const channel = this.#open?.channel
    if (!channel) this.#abort.abort()
    else if (channel.isOpen) {
      channel.close(code, reason)
      this.#beginClosing()
    }
  }

  /** Ends it at once, as somebody who goes away. */
  end(): void {
    this.#abort.abort()
    this.#open?.channel.destroy({ code: 1001, reason: '', by: 'us' })
  }

  /** Takes what is in force now of pings; all else is as it was at the beginning. */
  configure(): void {
    this.#pings.configure(this.#context.settings.pongTimeoutMs)
    this.#startPingTimer()
  }

  #begin(exchange: Exchange, connection: UpgradedConnection): void {
    const agreed = agreementOf(exchange, connection)
    const fault = agreed instanceof ClientError ? agreed : undefined
    this.#noteHandshake(exchange, fault, connection)
    const { maxMessageBytes, closeTimeoutMs } = this.#context.settings
    const traffic = new LaneTraffic(this.number, this.#context, connection)
    const channel = new SocketChannel(
      connection,
      { extensions: agreed instanceof ClientError ? {} : agreed, maxMessageBytes, closeTimeoutMs },
      this.#listenTo(traffic)
    )
    this.#open = { channel, traffic }
    if (fault) channel.fail(1002, fault)
    else {
      this.#startPingTimer()
      this.#listener.onOpen(connection)
    }
  }

  #listenTo(traffic: LaneTraffic): ChannelListener {
    const { clock, log } = this.#context
    const sinceMs = clock()
    return {
      onBytes: () => {
        traffic.noteArrival()
        this.#pings.noteReceived(traffic.arrivedMs)
      },
      onMessage: (payload, isBinary) => {
        traffic.addReceived(isBinary ? 'binary' : 'text', payload)
        if (log.behind) this.#hold()
      },
      onPing: payload => {
        traffic.addReceived('ping', payload)
        if (log.behind) this.#hold()
      },
      onPong: payload => {
        const rttMs = this.#pings.noteAnswered(payload, traffic.arrivedMs)
        traffic.addReceived('pong', payload, rttMs === undefined ? undefined : { rttMs })
        if (log.behind) this.#hold()
      },
      onPongSent: payload => traffic.addSent('pong', payload, 'protocol'),
      onClose: (code, reason) => {
        traffic.addReceived('close', reason, code === undefined ? undefined : { code })
        this.#beginClosing()
      },
      onCloseSent: (code, reason, isAsked) => {
        const facts = code === undefined ? undefined : { code }
        traffic.addSent('close', Buffer.from(reason), isAsked ? 'person' : 'protocol', facts)
        this.#beginClosing()
      },
      onFault: fault => {
        const error = fault.toRecord()
        log.addNote({ kind: 'fault', lane: this.number, atMs: clock(), error })
        this.#beginClosing(error)
      },
      onEnd: end => {
        this.#stopPings()
        traffic.end()
        const atMs = clock()
        log.addNote({ kind: 'ended', lane: this.number, atMs, end })
        this.#tellOver()
        this.#listener.onEnd(end, atMs - sinceMs)
      }
    }
  }

  /** Reads no more until the log has written what was read. */
  #hold(): void {
    const channel = this.#open?.channel
    if (!channel || channel.isHeld) return
    channel.hold()
    this.#context.log.caughtUp(() => channel.release())
  }

  #beginClosing(error?: ErrorRecord): void {
    // What goes wrong after a close was asked for is why it ends.
    if (this.#isClosing && !error) return
    this.#isClosing = true
    this.#stopPings()
    this.#listener.onClosing(error)
  }

  #refuse(error: ClientError, exchange: Exchange | undefined): void {
    this.#noteHandshake(exchange, error)
    this.#tellOver()
    this.#listener.onRefused(error, exchange)
  }

  #noteHandshake(
    exchange: Exchange | undefined,
    error: ClientError | undefined,
    connection?: UpgradedConnection
  ): void {
    const status = exchange?.hops.at(-1)?.response?.status
    const { subprotocol, extensions } = connection ?? { subprotocol: '', extensions: '' }
    this.#context.log.addNote({
      kind: 'handshake',
      lane: this.number,
      atMs: this.#context.clock(),
      ...(status !== undefined && { status }),
      subprotocol,
      extensions,
      ...(error && { error: error.toRecord() }),
      ...(exchange && { exchange })
    })
  }

  #onMissed(waitedMs: number, isDead: boolean): void {
    const { log, clock } = this.#context
    log.addNote({ kind: 'missed-pong', lane: this.number, atMs: clock(), waitedMs })
    if (!isDead) return
    const facts = { limit: formatDuration(waitedMs) }
    const error = new ClientError('CONNECTION_CLOSED', { reason: 'websocket-silent', facts })
    this.#open?.channel.destroy({ code: 1006, reason: '', by: 'network', error: error.toRecord() })
  }

  #startPingTimer(): void {
    clearInterval(this.#pingTimer)
    const { pingIntervalMs } = this.#context.settings
    if (!this.isOpen || pingIntervalMs === 0) return
    this.#pingTimer = setInterval(() => {
      if (this.isOpen) this.ping(undefined, 'timer')
    }, pingIntervalMs)
  }

  #stopPings(): void {
    clearInterval(this.#pingTimer)
    this.#pings.stop()
  }

  #assertOpen(): { channel: SocketChannel; traffic: LaneTraffic } {
    if (!this.#open?.channel.isOpen) throw new ClientError('CONNECTION_CLOSED', { reason: 'not-open' })
    return this.#open
  }
}

/** What was agreed to, or what is wrong with the server's answer. */
function agreementOf(exchange: Exchange, { extensions }: UpgradedConnection): AgreedExtensions | ClientError {
  const offered = joinHeader(exchange.hops.at(-1)?.request.headers ?? [], 'sec-websocket-extensions')
  try {
    return agreeExtensions(offered, extensions)
  } catch (error) {
    return ClientError.wrap(error)
  }
}
