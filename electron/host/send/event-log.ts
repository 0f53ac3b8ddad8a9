import type { SessionLogTarget } from '#engine/session-log/session-entry.ts'
import { isEventStream } from '#engine/sse/is-event-stream.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { Exchange, Hop, ResponseHead } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { HistorySession } from '#shared/model/history.ts'
import type { Header } from '#shared/model/request.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { cookieSecrets } from '#shared/redaction/cookie-secrets.ts'
import { createRedactor } from '#shared/redaction/redact-text.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { SessionLogs, WrittenLog } from '../log/session-logs.ts'
import { sessionOf } from '../log/session-record.ts'
import { coveredLog } from '../socket/covered-log.ts'
import { KeptPayloads } from '../socket/kept-payloads.ts'
import { SessionSecrets } from '../socket/session-secrets.ts'

/** That a log has begun, and with it a session in the midst of its exchange. */
export interface Begun {
  exchange: Exchange
  session: HistorySession
}

type Started = Extract<ExchangeEvent, { type: 'started' }>

/**
 * The log of an exchange whose answer is an event stream: begun with the head of that, on the exchange's clock. Each time
 * that it is opened again is a lane.
 */
export class EventLog {
  readonly #logs: SessionLogs
  readonly #secrets: SessionSecrets
  readonly #onFailure: (failure: ClientError) => void
  #started: Started | undefined
  #written: WrittenLog | undefined
  #log: SessionLogTarget | undefined
  /** On the clock of the exchange. */
  #hopMs = 0
  #nowMs = 0
  #lanes = 0
  #isOpen = false
  #code: number | undefined

  /**
   * @param secrets see `secretForms`
   * @param onFailure told once, when nothing can be written any more: the exchange goes on
   */
  constructor(logs: SessionLogs, secrets: readonly SecretForm[], onFailure: (failure: ClientError) => void) {
    this.#logs = logs
    this.#onFailure = onFailure
    this.#secrets = new SessionSecrets(secrets)
  }

  /**
   * Takes in what happens. @returns what has to be waited for before more is taken in; with it, once, what has begun. @throws ClientError IO when there can be none
   */
  take(event: ExchangeEvent): Promise<Begun | undefined> | undefined {
    switch (event.type) {
      case 'started':
        this.#started = event
        break
      case 'connection':
        this.#secrets.beginHandshake(formsOf(event.request.headers, 'cookie'))
        break
      case 'hop-started':
        this.#hopMs = this.#nowMs = event.startMs
        break
      case 'phase-ended':
        this.#nowMs = event.phase.endMs
        break
      case 'response-head':
        this.#secrets.endHandshake(formsOf(event.response.headers, 'set-cookie'), false)
        return isEventStream(event.response.headers) ? this.#open(event.response) : undefined
      case 'server-sent-event':
        return this.#addEvent(event.event, event.atMs)
      case 'hop-ended':
        this.#endLane(event.record)
        break
      default:
    }
    return undefined
  }

  /** It is over. @returns what came of it; undefined where there is no log */
  async end(): Promise<HistorySession | undefined> {
    const written = this.#written
    if (!written) return undefined
    const logBytes = await written.end()
    const code = this.#code
    return { ...sessionOf(written.id, written.writer.totals), ...(code !== undefined && { code }), logBytes }
  }

  /** It is in no line of the history. */
  async discard(): Promise<void> {
    await this.#written?.discard()
  }

  async #open(response: ResponseHead): Promise<Begun | undefined> {
    const started = this.#log ? undefined : this.#started
    const log = this.#log ?? (await this.#begin())
    const exchange = started && beginningOf(started)
    const place = { lane: this.#lanes++, atMs: this.#hopMs }
    log.addNote({ ...place, kind: 'opening', attempt: 1 })
    log.addNote({
      ...{ ...place, atMs: Math.max(this.#nowMs, this.#hopMs) },
      ...{ kind: 'handshake', status: response.status, subprotocol: '', extensions: '' },
      ...(exchange && { exchange })
    })
    this.#isOpen = true
    const written = this.#written
    if (!exchange || !written) return undefined
    return { exchange, session: { ...sessionOf(written.id, written.writer.totals), live: true } }
  }

  async #begin(): Promise<SessionLogTarget> {
    const startedAt = this.#started?.startedAt ?? new Date().toISOString()
    this.#written = await this.#logs.begin({
      startedAt,
      secrets: () => this.#secrets.bytes,
      onFailure: this.#onFailure
    })
    this.#log = coveredLog(this.#written.writer, this.#secrets, new KeptPayloads())
    return this.#log
  }

  #addEvent({ event, data, id }: ServerSentEvent, atMs: number): Promise<undefined> | undefined {
    const log = this.#log
    if (!log) return undefined
    const redact = createRedactor(this.#secrets.forms)
    log.addMessage({
      ...{ lane: this.#lanes - 1, atMs, direction: 'received', opcode: 'event' },
      payload: Buffer.from(data),
      event: { type: redact(event), ...(id !== undefined && { id: redact(id) }) }
    })
    return log.behind ? new Promise(resolve => log.caughtUp(() => resolve(undefined))) : undefined
  }

  #endLane({ endMs, error }: Hop): void {
    if (!this.#log || !this.#isOpen) return
    this.#isOpen = false
    const isOurs = error?.code === 'ABORTED'
    const end: SocketEnd = {
      code: error && !isOurs ? 1006 : 1000,
      reason: '',
      by: isOurs ? 'us' : error ? 'network' : 'peer',
      ...(error && !isOurs && { error })
    }
    this.#code = end.code
    this.#log.addNote({ kind: 'ended', lane: this.#lanes - 1, atMs: endMs, end })
  }
}

/** An exchange of which nothing has come to its end yet. */
function beginningOf({ id, startedAt, request, insecure }: Started): Exchange {
  return { id, startedAt, request, insecure, hops: [], totalMs: 0 }
}

/** What is secret in the cookies of a head: events may repeat it. */
function formsOf(headers: readonly Header[], wanted: 'cookie' | 'set-cookie'): string[] {
  const values = headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value)
  const cookies = wanted === 'cookie' ? values : values.map(value => value.replace(/;.*$/s, ''))
  return secretForms(cookies.flatMap(cookieSecrets))
}
