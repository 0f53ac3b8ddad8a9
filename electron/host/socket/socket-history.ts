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

type Closed = Extract<SocketState, { state: 'closed' }>

/** The line of a session in the history: written with its first handshake, and brought up to date when it is closed. */
export class SocketHistory {
  readonly #input: SocketInput
  readonly #log: WrittenLog
  readonly #parts: SocketHistoryParts
  #entryId: string | undefined
  #recording: Promise<string | undefined> = Promise.resolve(undefined)
  #end: SocketEnd | undefined

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

  /** It is closed, and may be opened again. */
  bringUpToDate({ end }: Closed): void {
    this.#end = end
    void this.#update({ ...this.#session(), live: true })
  }

  /** It is over, and so is its log. One that is in no line of the history is deleted with it. */
  async end(): Promise<void> {
    const logBytes = await this.#log.end()
    const isKept = await this.#update({ ...this.#session(), logBytes })
    if (!isKept) await this.#log.discard()
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
