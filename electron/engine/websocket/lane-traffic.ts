import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { MessageOpcode, MessageOrigin } from '#shared/model/socket/opcodes.ts'
import type { SocketSettings } from '#shared/model/socket/socket-settings.ts'
import type { Clock } from '../clock.ts'
import type { SessionLogTarget, SessionMessage } from '../session-log/session-entry.ts'
import type { OpenConnection, UpgradedConnection } from './upgraded-connection.ts'

/** What all lanes of a session share. */
export interface LaneContext {
  readonly open: OpenConnection
  readonly clock: Clock
  readonly log: SessionLogTarget
  /** Those in force: they may change. */
  readonly settings: SocketSettings
  /** Bytes of the lanes that are over. */
  readonly wire: { sent: number; received: number }
  readonly onHandshake?: ((lane: number, startMs: number, event: ExchangeEvent) => void) | undefined
  /** Told of each message that is received, control frames too, with its number in the log. */
  readonly onMessage?: ((message: SessionMessage, seq: number) => void) | undefined
}

/** What went over the wire is told at most so often, since asking the system for it takes longer than a message. */
const WIRE_MS = 100

type CloseOrPong = Pick<SessionMessage, 'code' | 'rttMs'>

/** Tells of what goes over one connection: the log, and whoever listens. */
export class LaneTraffic {
  readonly #lane: number
  readonly #context: LaneContext
  readonly #connection: UpgradedConnection
  /** When the bytes came that are looked at: all messages in them came then. */
  #arrivedMs = 0
  #wireMs = Number.NEGATIVE_INFINITY

  constructor(lane: number, context: LaneContext, connection: UpgradedConnection) {
    this.#lane = lane
    this.#context = context
    this.#connection = connection
  }

  get arrivedMs(): number {
    return this.#arrivedMs
  }

  /** Some bytes have come. */
  noteArrival(): void {
    this.#arrivedMs = this.#context.clock()
    this.#noteWire(this.#arrivedMs)
  }

  addReceived(opcode: MessageOpcode, payload: Uint8Array, facts?: CloseOrPong): void {
    const { log, onMessage } = this.#context
    const message: SessionMessage = {
      lane: this.#lane,
      atMs: this.#arrivedMs,
      direction: 'received',
      opcode,
      payload,
      isLasting: true
    }
    if (facts) Object.assign(message, facts)
    const seq = log.addMessage(message)
    onMessage?.(message, seq)
  }

  /** @returns its number in the log, and when that was */
  addSent(
    opcode: MessageOpcode,
    payload: Uint8Array,
    origin: MessageOrigin,
    facts?: CloseOrPong
  ): { seq: number; atMs: number } {
    const { clock, log } = this.#context
    const atMs = clock()
    this.#noteWire(atMs)
    const message: SessionMessage = { lane: this.#lane, atMs, direction: 'sent', opcode, payload, origin }
    return { seq: log.addMessage(facts ? { ...message, ...facts } : message), atMs }
  }

  /** Nothing goes over it any more. */
  end(): void {
    const { log, wire } = this.#context
    const own = this.#connection.wire
    wire.sent += own.sent
    wire.received += own.received
    log.noteWire(wire.sent, wire.received)
  }

  #noteWire(atMs: number): void {
    if (atMs - this.#wireMs < WIRE_MS) return
    this.#wireMs = atMs
    const { log, wire } = this.#context
    const own = this.#connection.wire
    log.noteWire(wire.sent + own.sent, wire.received + own.received)
  }
}
