import type { Clock } from '#engine/clock.ts'
import type { Exchange, ResponseHead } from '#shared/model/exchange.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import type { SessionRecords } from '../session/session-records.ts'

/** Records an event stream as a session: each connection is a lane of it. */
export class StreamLog {
  readonly #records: SessionRecords
  readonly #clock: Clock
  #lane = -1
  /** On the clock of the session. */
  #laneBeganMs = 0

  constructor(records: SessionRecords, clock: Clock) {
    this.#records = records
    this.#clock = clock
  }

  beginLane(attempt: number): void {
    this.#lane++
    this.#laneBeganMs = this.#clock()
    this.#records.addNote({ kind: 'opening', lane: this.#lane, atMs: this.#laneBeganMs, attempt })
  }

  /** It answered with an event stream. @param exchange as far as it has come: until the head was there */
  open(exchange: Exchange, { status }: ResponseHead): void {
    this.#noteHandshake({ status, exchange }, this.#onSession(exchange.totalMs))
  }

  /** @param atMs on the clock of its exchange */
  addEvent({ event, id, data }: ServerSentEvent, atMs: number): void {
    this.#records.addMessage({
      ...{ lane: this.#lane, atMs: this.#onSession(atMs), direction: 'received', opcode: 'event' },
      payload: Buffer.from(data),
      event: { type: event, ...(id !== undefined && { id }) }
    })
  }

  /** The connection is over. @param isOpen whether it was an event stream */
  endLane(exchange: Exchange, isOpen: boolean): void {
    const { error, hops } = exchange
    const status = hops.at(-1)?.response?.status
    if (isOpen) this.#noteEnd(endOf(error))
    else {
      const facts = { ...(status !== undefined && { status }), ...(error && { error }), exchange }
      this.#noteHandshake(facts, this.#clock())
    }
  }

  /** Nothing more is wanted of it. */
  leave(): void {
    this.#noteEnd(LEFT)
  }

  addWait(waitMs: number, attempt: number): void {
    this.#records.addNote({ kind: 'waiting', lane: this.#lane, atMs: this.#clock(), waitMs, attempt })
  }

  /** A time of the exchange on the clock of the session, both to the microsecond. */
  #onSession(atMs: number): number {
    return Math.round((this.#laneBeganMs + atMs) * 1000) / 1000
  }

  #noteEnd(end: SocketEnd): void {
    this.#records.addNote({ kind: 'ended', lane: this.#lane, atMs: this.#clock(), end })
  }

  #noteHandshake(
    facts: { status?: number; error?: NonNullable<Exchange['error']>; exchange: Exchange },
    atMs: number
  ): void {
    const place = { lane: this.#lane, atMs }
    this.#records.addNote({ kind: 'handshake', ...place, subprotocol: '', extensions: '', ...facts })
  }
}

const LEFT: SocketEnd = { code: 1000, reason: '', by: 'us' }

/** In the words of sessions: 1000 is that all is well, 1006 that it broke off. */
function endOf(error: Exchange['error']): SocketEnd {
  if (!error) return { code: 1000, reason: '', by: 'peer' }
  if (error.code === 'ABORTED') return LEFT
  return { code: 1006, reason: '', by: 'network', error }
}
