import type { BodyAccess } from '#shared/client/body-access.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { HistorySession } from '#shared/model/history.ts'
import type { SocketEnd, SocketState } from '#shared/model/socket/socket-state.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { WrittenLog } from '../log/session-logs.ts'
import { sessionOf } from '../log/session-record.ts'
import { recordExchange, sayUnrecorded } from '../send/record-exchange.ts'
import type { SocketInput } from './socket-preparation.ts'

export interface SocketHistoryParts {
  history: HistoryStore
  bodies: BodyAccess
}

/** Of one that is opened again and again the line is written no more often than that: each time it is a whole one. */
const LEAST_MS = 2000

/**
 * The line of a session in the history: written with its first handshake, and brought up to date whenever a connection
 * ends or another one stands.
 */
export class SocketHistory {
  readonly #input: SocketInput
  readonly #log: WrittenLog
  readonly #parts: SocketHistoryParts
  #entryId: string | undefined
  #recording: Promise<string | undefined> = Promise.resolve(undefined)
  #end: SocketEnd | undefined
  #updatedAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined

  constructor(input: SocketInput, log: WrittenLog, parts: SocketHistoryParts) {
    this.#input = input
    this.#log = log
    this.#parts = parts
  }

  /**
   * A handshake is over; the first one is kept.
   * @param secrets see `secretForms`
   * @returns why it could not be kept: sentences for a person
   */
  begin(exchange: Exchange, secrets: readonly string[]): Promise<string | undefined> {
    if (this.#entryId !== undefined) return Promise.resolve(undefined)
    this.#entryId = exchange.id
    const { draft, source } = this.#input
    const { history, bodies } = this.#parts
    const socket: HistorySession = { ...this.#session(), live: true }
    const ended = { exchange, draft, source, secrets, results: undefined, socket }
    this.#recording = recordExchange(ended, history, bodies).then(() => undefined, sayUnrecorded)
    return this.#recording
  }

  /** It stands otherwise. One that is closed may be opened again. */
  bringUpToDate(state: SocketState): void {
    if (state.state === 'connecting' || state.state === 'closing') return
    this.#end = state.state === 'open' ? undefined : state.end
    // Its line says so from the beginning.
    if (state.state === 'open' && state.lane === 0) return
    this.#updateIn(state.state === 'closed' ? 0 : this.#updatedAt + LEAST_MS - performance.now())
  }

  /** It is over, and so is its log. One that is in no line of the history is deleted with it. */
  async end(): Promise<void> {
    clearTimeout(this.#timer)
    const logBytes = await this.#log.end()
    const isKept = await this.#update({ ...this.#session(), logBytes })
    if (!isKept) await this.#log.discard()
  }

  #updateIn(ms: number): void {
    clearTimeout(this.#timer)
    const update = () => {
      this.#updatedAt = performance.now()
      void this.#update({ ...this.#session(), live: true })
    }
    if (ms > 0) this.#timer = setTimeout(update, ms)
    else update()
  }

  /** @returns whether the history has it */
  #update(session: HistorySession): Promise<boolean> {
    const id = this.#entryId
    if (id === undefined) return Promise.resolve(false)
    const updating = this.#recording.then(async problem => {
      if (problem !== undefined) return false
      // A history that cannot be written now may still have it.
      return this.#parts.history.updateSession(id, session).catch(() => true)
    })
    return updating
  }

  #session(): HistorySession {
    const end = this.#end
    const session = sessionOf(this.#log.id, this.#log.writer.totals)
    return { ...session, ...(end && { code: end.code, by: end.by }) }
  }
}
