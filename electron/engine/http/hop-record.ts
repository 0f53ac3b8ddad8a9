import type { ClientError } from '#shared/model/client-error.ts'
import type {
  Connection,
  HeaderChange,
  Hop,
  HopCookies,
  HopRequest,
  Phase,
  ResponseHead,
  SentRequest,
  Warning
} from '#shared/model/exchange.ts'
import type { FailedHandshake } from '#shared/model/tls-info.ts'
import { readByteText } from './byte-text.ts'
import type { ReceivedHead } from './driver.ts'
import type { HeadVerdict, HopPlan } from './hop-plan.ts'
import { showGivenBack } from './raw-headers.ts'
import type { Traffic } from './traffic.ts'
import { SentCopy } from './upload/sent-copy.ts'

/** What becomes known of a hop: told bit by bit as it does, and at the end as a whole. */
export class HopRecord {
  readonly #plan: HopPlan
  readonly warnings: Warning[]
  readonly informational: ResponseHead['informational'] = []
  readonly cookies: HopCookies
  request: HopRequest
  changes: HeaderChange[]
  connection: Connection | undefined
  sent: SentRequest | undefined
  response: ResponseHead | undefined
  handshake: FailedHandshake | undefined

  #meant: HopRequest | undefined
  #sentCopy: SentCopy | undefined
  #toldSending = false

  constructor(plan: HopPlan) {
    this.#plan = plan
    this.warnings = plan.warnings
    this.cookies = { sent: plan.cookies.map(showCookie), stored: [], rejected: [] }
    ;({ request: this.request, changes: this.changes } = plan.write([]))
  }

  /** The request before its connection decided how it is written: what the next hop is compared with. */
  get meant(): HopRequest {
    return this.#meant ?? this.request
  }

  noteStart(): void {
    const { index: hop, reason, cause, retry, startMs, tell } = this.#plan
    const { request, changes } = this
    tell?.({
      type: 'hop-started',
      hop,
      reason,
      ...(cause && { cause }),
      ...(retry && { retry }),
      request,
      changes,
      startMs
    })
  }

  /** The connection is there, and with it what the request looks like on it. */
  noteConnection(connection: Connection, written: { request: HopRequest; changes: HeaderChange[] }): void {
    const { index: hop, tell } = this.#plan
    this.connection = connection
    this.#meant = this.request
    this.request = written.request
    if (written.changes.length > 0) this.changes = [...this.changes, ...written.changes]
    tell?.({ type: 'connection', hop, connection, request: this.request, changes: this.changes })
  }

  noteUploaded(piece: Uint8Array): void {
    const { exchangeId, index, sentBodies } = this.#plan
    if (!sentBodies) return
    this.#sentCopy ??= new SentCopy(`${exchangeId}-${index}-sent`, sentBodies)
    this.#sentCopy.add(piece)
  }

  /** Once for each hop: what comes after the head is told by progress. */
  noteSending(sent: SentRequest | undefined): void {
    if (!sent || this.#toldSending) return
    this.#toldSending = true
    this.#plan.tell?.({ type: 'request-sent', hop: this.#plan.index, sent })
  }

  noteSent(sent: SentRequest | undefined): void {
    if (sent) this.#plan.tell?.({ type: 'request-sent', hop: this.#plan.index, sent: this.#withCopy(sent) })
  }

  /** The head as it is judged. */
  readHead({ status, statusText, httpVersion, headers, headBytes }: ReceivedHead): ResponseHead {
    const { informational } = this
    return { status, statusText, httpVersion, headers, headBytes, trailers: [], informational }
  }

  /**
   * What was decided about the head is told with it.
   * @param bodyId where its body is stored, when it is
   */
  noteHead(
    judged: ResponseHead,
    { cookies, warnings }: Pick<HeadVerdict, 'cookies' | 'warnings'>,
    bodyId: string | undefined
  ): void {
    const { index: hop, tell } = this.#plan
    const headers = showGivenBack(judged.headers)
    const response = headers === judged.headers ? judged : { ...judged, headers }
    this.response = response
    this.cookies.stored = cookies.stored
    this.cookies.rejected = cookies.rejected
    this.warnings.push(...warnings)
    tell?.({ type: 'response-head', hop, response, ...(bodyId !== undefined && { bodyId }) })
  }

  toHop(phases: Phase[], traffic: Traffic, endMs: number, error: ClientError | undefined): Hop {
    const { index, reason, cause, retry, startMs } = this.#plan
    const { request, changes, cookies, warnings, sent, connection, handshake, response } = this
    const hop: Hop = {
      index,
      reason,
      request,
      phases,
      changes,
      cookies,
      warnings,
      samples: { up: traffic.up.points, down: traffic.down.points },
      startMs,
      endMs
    }
    if (cause) hop.cause = cause
    if (retry) hop.retry = retry
    if (sent) hop.sent = this.#withCopy(sent)
    if (!hop.sent?.body) this.#sentCopy?.drop()
    if (connection) hop.connection = connection
    if (handshake) hop.handshake = handshake
    if (response) hop.response = response
    if (error) hop.error = error.toRecord()
    return hop
  }

  #withCopy(sent: SentRequest): SentRequest {
    const body = this.#sentCopy?.describe()
    return body ? { ...sent, body } : sent
  }
}

/** The Cookie header has its bytes; here a person reads it. */
function showCookie({ name, value }: HopCookies['sent'][number]): HopCookies['sent'][number] {
  return { name: readByteText(name), value: readByteText(value) }
}
