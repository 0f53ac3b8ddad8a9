import type { BodyAccess } from '#shared/client/body-access.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { HistorySession } from '#shared/model/history.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { SocketEnd, SocketState } from '#shared/model/socket/socket-state.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { WorkQueue } from '#workspace/work-queue.ts'
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
/** Of one that goes on, so soon, and each time after twice as long, until it is no more often than that. */
const FIRST_MS = 5000
const MOST_MS = 5 * 60 * 1000

/**
 * The line of a session in the history: written with its first handshake, and brought up to date whenever a connection
 * ends or another one stands, and now and then in between. While it is closed, it and its log are as they will be kept.
 */
export class SocketHistory {
  readonly #input: SocketInput
  readonly #log: WrittenLog
  readonly #parts: SocketHistoryParts
  #entryId: string | undefined
  #recording: Promise<string | undefined> = Promise.resolve(undefined)
  #end: SocketEnd | undefined
  /** One after the other. */
  readonly #updates = new WorkQueue()
  #told = ''
  #updatedAt = Number.NEGATIVE_INFINITY
  #everyMs = FIRST_MS
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
  begin(exchange: Exchange, secrets: readonly SecretForm[]): Promise<string | undefined> {
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
    if (state.state === 'closed') this.#rest()
    // Its line says so from the beginning.
    else if (state.state === 'open' && state.lane === 0) this.#updateIn(this.#everyMs)
    else this.#updateIn(this.#updatedAt + LEAST_MS - performance.now())
  }

  /** It is over, and so is its log. One that is in no line of the history is deleted with it. */
  async end(): Promise<void> {
    clearTimeout(this.#timer)
    const isKept = await this.#update(() => this.#log.end())
    if (!isKept) await this.#log.discard()
  }

  /** It goes on: its line says how far it has come, and does so again after a while. */
  #updateIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => {
        this.#updatedAt = performance.now()
        this.#tryUpdate(() => this.#log.size(), { live: true })
        this.#updateIn(this.#everyMs)
        this.#everyMs = Math.min(2 * this.#everyMs, MOST_MS)
      },
      Math.max(0, ms)
    )
    this.#timer.unref()
  }

  /** It is closed, and may be opened again. Whatever becomes of this process, it has not broken off. */
  #rest(): void {
    clearTimeout(this.#timer)
    this.#everyMs = FIRST_MS
    this.#tryUpdate(async () => {
      await this.#log.writer.rest()
      return this.#log.size()
    })
  }

  /** What fails is tried again when more has happened. */
  #tryUpdate(sizeOf: () => Promise<number>, going?: Pick<HistorySession, 'live'>): void {
    this.#update(sizeOf, going).catch(() => undefined)
  }

  /** @param sizeOf brings its log to where it is told, and tells its bytes. @returns whether the history has it */
  #update(sizeOf: () => Promise<number>, going: Pick<HistorySession, 'live'> = {}): Promise<boolean> {
    return this.#updates.run(async () => {
      const logBytes = await sizeOf()
      const id = this.#entryId
      if (id === undefined || (await this.#recording) !== undefined) return false
      const session = { ...this.#session(), ...going, logBytes }
      // Pings alone are no news.
      const { durationMs: _, logBytes: __, ...news } = session
      const told = JSON.stringify(news)
      if (going.live && told === this.#told) return true
      this.#told = told
      // A history that cannot be written now may still have it.
      return this.#parts.history.updateSession(id, session).catch(() => true)
    })
  }

  #session(): HistorySession {
    const end = this.#end
    const session = sessionOf(this.#log.id, this.#log.writer.totals)
    return { ...session, ...(end && { code: end.code, by: end.by }) }
  }
}
