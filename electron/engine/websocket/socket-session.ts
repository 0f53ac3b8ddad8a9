import { isUtf8 } from 'node:buffer'
import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { SocketSettings } from '#shared/model/socket/socket-settings.ts'
import type { SocketEnd, SocketState } from '#shared/model/socket/socket-state.ts'
import { type Clock, startClock } from '../clock.ts'
import type { SessionLogTarget } from '../session-log/session-entry.ts'
import { DRAINED_BYTES, drainedFor, hasRoom, MAX_BACKLOG_BYTES } from './backlog.ts'
import { checkClose } from './check-close.ts'
import type { LaneContext } from './lane-traffic.ts'
import { limitTimes } from './limit-times.ts'
import { isReopened, mayOpenLater, reopenWait } from './reconnect-policy.ts'
import { type OutgoingMessage, SendQueue } from './send-queue.ts'
import { SocketLane } from './socket-lane.ts'
import type { OpenConnection } from './upgraded-connection.ts'

/** A connection that was open for so long is no failed attempt. */
const STOOD_MS = 5000
const MAX_PING_BYTES = 125

/** Told what becomes of a session. */
export interface SocketSessionListener extends Pick<LaneContext, 'onHandshake' | 'onMessage'> {
  onState?(state: SocketState): void
  /** What waits for a connection. */
  onQueue?(messages: number, bytes: number): void
}

export interface SocketSessionOptions {
  open: OpenConnection
  settings: SocketSettings
  log: SessionLogTarget
  listener: SocketSessionListener
  /** The session's clock, where it has begun already. */
  clock?: Clock
  /** From 0 to 1. */
  random?: () => number
}

/** A message went into the log under this number, or waits as one of so many. */
export type SendResult = { seq: number } | { queued: number }

/**
 * A WebSocket that is held: one connection after the other, as `SocketSettings` say. It is `closed` until `connect`, and
 * may be opened again whenever it is.
 */
export class SocketSession {
  readonly #listener: SocketSessionListener
  readonly #log: SessionLogTarget
  readonly #clock: Clock
  readonly #random: () => number
  readonly #queue = new SendQueue()
  readonly #context: { -readonly [Key in keyof LaneContext]: LaneContext[Key] }
  #state: SocketState
  #lane: SocketLane | undefined
  #lanes = 0
  /** Connections in a row that did not stand. */
  #attempts = 0
  /** Messages that waited for a connection when the session was closed. */
  #letGo = 0
  #isCloseAsked = false
  #isOver = false
  #waiting: NodeJS.Timeout | undefined
  /** How the last connection ended, or why there was none. */
  #gone: { end?: SocketEnd; error?: ErrorRecord } = {}

  constructor({ open, settings, log, listener, clock, random }: SocketSessionOptions) {
    this.#listener = listener
    this.#log = log
    this.#clock = clock ?? startClock()
    this.#random = random ?? Math.random
    this.#context = {
      open,
      clock: this.#clock,
      log,
      settings: limitTimes(settings),
      wire: { sent: 0, received: 0 },
      onHandshake: listener.onHandshake?.bind(listener),
      onMessage: listener.onMessage?.bind(listener)
    }
    this.#state = { state: 'closed', lane: 0, sinceMs: 0 }
  }

  get state(): SocketState {
    return this.#state
  }

  /** Opens a connection now, where there is none and none is being opened. */
  connect(): void {
    const { state } = this.#state
    if (this.#isOver || (state !== 'closed' && state !== 'waiting')) return
    clearTimeout(this.#waiting)
    this.#attempts = 0
    this.#letGo = 0
    this.#isCloseAsked = false
    this.#open()
  }

  /**
   * Sends a message, or keeps it for when there is a connection, where that is asked for. It is let go where the session
   * is closed before, which the state says then. Its payload must stay as it is.
   * @throws ClientError CONNECTION_CLOSED `not-open` or `queue-full`; BODY_LIMIT `websocket-backlog` when too much is
   * being sent; BUILD `message` when a text is no UTF-8
   */
  send(message: OutgoingMessage): SendResult {
    if (message.isText && !isUtf8(message.payload)) {
      const problem = 'A text has to be valid UTF-8. Such bytes can be sent as a binary message.'
      throw new ClientError('BUILD', { field: 'message', facts: { problem } })
    }
    const lane = this.#openLane
    if (message.lane !== undefined && message.lane !== lane?.number)
      throw new ClientError('CONNECTION_CLOSED', { reason: 'not-open' })
    if (lane && this.#queue.length === 0) {
      if (!hasRoom(lane.bufferedBytes, message.payload.length)) {
        const facts = { waiting: formatBytes(lane.bufferedBytes), limit: formatBytes(MAX_BACKLOG_BYTES) }
        throw new ClientError('BODY_LIMIT', { reason: 'websocket-backlog', facts })
      }
      return { seq: lane.send(message) }
    }
    if (!lane && !this.#mayQueue) throw new ClientError('CONNECTION_CLOSED', { reason: 'not-open' })
    const isPerson = message.origin === 'person'
    this.#queue.add(isPerson ? { ...message, origin: 'queued' } : message)
    this.#tellQueue()
    return { queued: this.#queue.length }
  }

  /** Bytes of messages that are not handed to the system yet; 0 where nothing is open. */
  get bufferedBytes(): number {
    return this.#openLane?.bufferedBytes ?? 0
  }

  /** Settles when no more than so many bytes wait to be sent, or nothing is open. Then there is room for more. */
  drained(below = DRAINED_BYTES): Promise<void> {
    return new Promise(resolve => {
      if (this.#lane) this.#lane.drained(below, resolve)
      else resolve()
    })
  }

  /** Settles when so many of the bytes that are buffered now have gone, or nothing is open. */
  handed(bytes: number): Promise<void> {
    return new Promise(resolve => {
      if (this.#lane) this.#lane.handed(bytes, resolve)
      else resolve()
    })
  }

  /**
   * @param payload undefined is one by which its pong is known. @returns its number in the log
   * @throws ClientError CONNECTION_CLOSED `not-open`; BUILD `payload` of more than 125 bytes (RFC 6455 §5.5)
   */
  ping(payload?: Uint8Array): number {
    if (payload && payload.length > MAX_PING_BYTES) {
      const problem = `The payload has ${payload.length} bytes, and ${MAX_PING_BYTES} fit into a ping.`
      throw new ClientError('BUILD', { field: 'payload', facts: { problem } })
    }
    const lane = this.#openLane
    if (!lane) throw new ClientError('CONNECTION_CLOSED', { reason: 'not-open' })
    return lane.ping(payload, 'person')
  }

  /**
   * Begins to close, once what was sent has gone; what waits for a connection is let go, and none is opened after that.
   * Of a session that waits, the wait ends; of one that is being opened, that. @param code undefined sends none (RFC 6455 §5.5.1)
   * @throws ClientError BUILD `code` or `reason` when they may not be sent
   */
  close(code?: number, reason = ''): void {
    checkClose(code, reason)
    this.#isCloseAsked = true
    this.#clearQueue()
    if (this.#state.state === 'waiting') this.#stopWaiting()
    else this.#lane?.close(code, reason)
  }

  /** Takes settings from now on; limits, compression and the time to close from the next connection on. */
  configure(settings: Partial<SocketSettings>): void {
    this.#context.settings = limitTimes({ ...this.#context.settings, ...settings })
    this.#lane?.configure()
    const { reconnect } = this.#context.settings
    if (this.#state.state === 'waiting' && !reconnect.enabled) this.#stopWaiting()
  }

  /** Ends at once and for good. Settles when no connection and no timer is left. */
  async end(): Promise<void> {
    this.#isOver = true
    if (this.#state.state === 'waiting') this.#stopWaiting()
    this.#clearQueue()
    this.#lane?.end()
    await this.#lane?.over
  }

  get #openLane(): SocketLane | undefined {
    return this.#lane?.isOpen ? this.#lane : undefined
  }

  /** Whether there will be a connection, as far as one can know. */
  get #mayQueue(): boolean {
    if (!this.#context.settings.queueWhileDown || this.#isCloseAsked || this.#isOver) return false
    const { state } = this.#state
    const endCode = this.#lane?.endCode
    if (state === 'closing') return endCode !== undefined && this.#isReopened(endCode)
    return state === 'connecting' || state === 'waiting'
  }

  #open(): void {
    const number = this.#lanes++
    const lane = new SocketLane(number, this.#context, {
      onOpen: ({ subprotocol, extensions }) => {
        this.#turn({ state: 'open', lane: number, sinceMs: this.#clock(), subprotocol, extensions })
        this.#sendQueued()
      },
      onClosing: error =>
        this.#turn({ state: 'closing', lane: number, sinceMs: this.#clock(), ...(error && { error }) }),
      onRefused: (error, exchange) => this.#onRefused(error, exchange),
      onEnd: (end, stoodMs) => this.#onEnd(end, stoodMs)
    })
    this.#lane = lane
    this.#turn({ state: 'connecting', lane: number, sinceMs: this.#clock() })
    void lane.open(this.#attempts + 1)
  }

  #onRefused(error: ClientError, exchange: Exchange | undefined): void {
    const end: SocketEnd = { code: 1006, reason: '', by: 'network', error: error.toRecord() }
    this.#gone = { error: error.toRecord() }
    this.#attempts++
    const isReopenable = exchange !== undefined && mayOpenLater(exchange)
    if (isReopenable && this.#isReopened(end.code)) this.#wait(end, exchange)
    else this.#turnClosed()
  }

  #onEnd(end: SocketEnd, stoodMs: number): void {
    this.#gone = { end }
    if (this.#queue.endLane(this.#lanes - 1)) this.#tellQueue()
    this.#attempts = stoodMs >= STOOD_MS ? 1 : this.#attempts + 1
    if (this.#isReopened(end.code)) this.#wait(end)
    else this.#turnClosed()
  }

  #isReopened(code: number): boolean {
    if (this.#isCloseAsked || this.#isOver) return false
    return isReopened(code, this.#attempts, this.#context.settings.reconnect)
  }

  #wait(end: SocketEnd, refusal?: Exchange): void {
    const { reconnect } = this.#context.settings
    const attempt = this.#attempts
    const waitMs = reopenWait(reconnect, attempt, this.#random(), refusal)
    const lane = this.#lanes - 1
    const sinceMs = this.#clock()
    this.#log.addNote({ kind: 'waiting', lane, atMs: sinceMs, waitMs, attempt })
    this.#waiting = setTimeout(() => this.#open(), waitMs)
    const untilMs = sinceMs + waitMs
    this.#turn({ state: 'waiting', lane, sinceMs, untilMs, attempt, of: reconnect.maxAttempts, end })
  }

  #stopWaiting(): void {
    clearTimeout(this.#waiting)
    this.#turnClosed()
  }

  #turnClosed(): void {
    // What waited for a connection shall not go out over one that is opened later for something else.
    this.#clearQueue()
    const letGo = this.#letGo > 0 && { letGo: this.#letGo }
    this.#turn({ state: 'closed', lane: this.#lanes - 1, sinceMs: this.#clock(), ...this.#gone, ...letGo })
  }

  #turn(state: SocketState): void {
    this.#state = state
    this.#listener.onState?.(state)
  }

  #sendQueued(): void {
    const lane = this.#openLane
    let hasSent = false
    for (let next = this.#queue.next; lane && next; next = this.#queue.next) {
      if (!hasRoom(lane.bufferedBytes, next.payload.length)) {
        lane.drained(drainedFor(next.payload.length), () => this.#sendQueued())
        break
      }
      this.#queue.shift()
      lane.send(next)
      hasSent = true
    }
    if (hasSent) this.#tellQueue()
  }

  #clearQueue(): void {
    if (this.#queue.length === 0) return
    this.#letGo += this.#queue.length
    this.#queue.clear()
    this.#tellQueue()
  }

  #tellQueue(): void {
    this.#listener.onQueue?.(this.#queue.length, this.#queue.bytes)
  }
}
