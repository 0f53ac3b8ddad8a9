import { randomUUID } from 'node:crypto'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo, Exchange, Hop, HopRequest, ResponseHead } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { Header } from '#shared/model/request.ts'
import type { BodyKeeper } from '../bodies/body-store.ts'
import { type Clock, startClock } from '../clock.ts'
import type { Pool } from '../connect/pool.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { EventStream } from '../sse/event-stream.ts'
import { handshakeHeaders } from '../websocket/handshake.ts'
import { Deadline, type DeadlineListener, type TimeoutKind } from './deadline.ts'
import type { ExchangeOutcome, ExchangePlaces, ExchangePlan } from './exchange-plan.ts'
import { compareHeaders } from './header-changes.ts'
import { cookieHeader, findCookies, storeCookies } from './hop-cookies.ts'
import type { HopOutcome, HopPlan } from './hop-plan.ts'
import { HopRun } from './hop-run.ts'
import { HopSequence, type NextHop } from './hop-sequence.ts'
import { type Intent, withKey, writeRequest } from './intent.ts'
import { timeoutError } from './timeout-error.ts'
import type { SentBodies } from './upload/sent-copy.ts'
import type { Watcher } from './watcher.ts'

/** The last group of a UUID counts, which is cheaper than new random bytes for each and as unique. */
const ID_PREFIX = randomUUID().slice(0, 24)
let ids = 0

function nextId(): string {
  return ID_PREFIX + (++ids).toString(16).padStart(12, '0')
}

/** Runs an exchange: its hops one after the other, on one clock. */
export class ExchangeRun implements DeadlineListener {
  readonly id: string = nextId()
  readonly #plan: ExchangePlan
  readonly #pool: Pool
  readonly #bodies: BodyKeeper
  readonly #wants: (head: ResponseHead, error?: ClientError) => boolean
  readonly #sentBodies: SentBodies | undefined
  readonly #metrics: Metrics
  readonly #watcher: Watcher | undefined
  readonly #tell: ((event: ExchangeEvent) => void) | undefined
  readonly #onDone: (outcome: ExchangeOutcome) => void
  readonly #startedAt: string = new Date().toISOString()
  readonly #clock: Clock = startClock()
  readonly #hops: Hop[] = []
  /** What the hop before asked for. */
  #previous: HopRequest | undefined
  readonly #onAbort = () => this.abort()
  readonly #eventStream: EventStream
  readonly #sequence: HopSequence
  #signal: AbortSignal | undefined
  #total: Deadline | undefined
  #hop: HopRun | undefined
  #signing: AbortController | undefined
  /** Of the last answer that had one. */
  #body: BodyInfo | undefined

  constructor(
    plan: ExchangePlan,
    places: ExchangePlaces,
    watcher: Watcher | undefined,
    onDone: (outcome: ExchangeOutcome) => void
  ) {
    this.#plan = plan
    this.#eventStream = new EventStream(plan.settings.eventStream, places.streamPosition)
    this.#sequence = new HopSequence(
      plan.intent,
      plan.settings,
      plan.authenticator,
      this.#eventStream,
      intent => this.#foresee(intent)
    )
    this.#pool = places.pool
    this.#bodies = places.bodies
    this.#wants = places.wants ?? (() => true)
    this.#sentBodies = places.sentBodies
    this.#metrics = places.metrics
    this.#watcher = watcher
    this.#tell = watcher && (event => watcher.push(event))
    this.#onDone = onDone
  }

  /**
   * @param signal aborts it; when it is aborted already, nothing is sent
   * @param waitedMs what was waited for its body before: nothing is sent when that took all the time there is
   */
  start(signal?: AbortSignal, waitedMs = 0): void {
    const { request, intent, settings } = this.#plan
    const { timeouts, insecure } = settings
    this.#metrics.exchangeStarted()
    this.#tell?.({
      type: 'started',
      id: this.id,
      startedAt: this.#startedAt,
      request,
      insecure
    })
    if (signal?.aborted) {
      this.#finish(new ClientError('ABORTED'))
      return
    }
    const { totalMs } = timeouts
    if (totalMs > 0 && totalMs - waitedMs < SHORTEST_TIMER_MS) {
      this.#finish(timeoutError('total', totalMs, intent.parts.host, 'send'))
      return
    }
    this.#signal = signal
    signal?.addEventListener('abort', this.#onAbort)
    if (totalMs > 0) {
      this.#total = new Deadline(this)
      this.#total.start('total', totalMs, waitedMs)
    }
    this.#runHop({
      reason: 'initial',
      intent,
      waitMs: 0,
      warnings: [],
      transition: FIRST
    })
  }

  /** Ends it in whatever phase it is, and closes its socket. Without effect when it is over. */
  abort(): void {
    this.#hop?.failByAbort()
  }

  failByTimeout(kind: TimeoutKind, limitMs: number): void {
    this.#hop?.failByTimeout(kind, limitMs)
  }

  #runHop(next: NextHop): void {
    const { waitMs, warnings, reason, cause, retry } = next
    const intent = withKey(next.intent, this.#plan.authenticator?.query)
    const { settings, way, findProxy, profileFor } = this.#plan
    const cookies = findCookies(this.#plan.cookies, intent)
    const asking = intent.parts.websocket ? handshakeHeaders(settings.socket.compression) : []
    const write = this.#writer(intent, next.transition, [...asking, ...cookieHeader(cookies)])
    this.#hop = new HopRun({
      exchangeId: this.id,
      index: this.#hops.length,
      reason,
      cause,
      retry,
      startMs: this.#hops.at(-1)?.endMs ?? 0,
      fresh: next.fresh === true,
      byAnyVersion: next.byAnyVersion === true,
      waitMs,
      url: intent.parts,
      body: intent.body,
      cookies,
      warnings: [...warnings],
      way,
      profile: profileFor(intent),
      settings,
      clock: this.#clock,
      pool: this.#pool,
      bodies: this.#bodies,
      sentBodies: this.#sentBodies,
      metrics: this.#metrics,
      findProxy,
      sign: () => this.#sign(intent, write),
      write,
      eventStream: this.#eventStream,
      continued: this.#body,
      watcher: this.#watcher,
      tell: this.#tell,
      onHead: response => {
        const stored = storeCookies(this.#plan.cookies, intent, response.headers)
        const said = this.#sequence.judgeHead(write(NO_HEADERS).request, response)
        const wanted = this.#sequence.next === undefined && this.#wants(response, this.#sequence.error)
        return { wanted, cookies: stored, warnings: said }
      },
      onFailure: failure => this.#sequence.judgeFailure(failure),
      onComplete: () => this.#sequence.judgeEnd(),
      onEnd: outcome => this.#endHop(outcome)
    })
    this.#hop.start()
  }

  /** Writes the request of a hop with whatever is added to it, and compares it with the hop before. */
  #writer(intent: Intent, transition: NextHop['transition'], always: Header[]): HopPlan['write'] {
    const previous = this.#previous
    const write = (added: readonly Header[]) => {
      const request = writeRequest(intent, [...always, ...added])
      const changes = previous ? compareHeaders(request.headers, { previous, ...transition }) : []
      return { request, changes }
    }
    // Asked for several times, and nearly always all there is.
    const plain = write(NO_HEADERS)
    return added => (added.length === 0 ? plain : write(added))
  }

  /** What an intent would be written as if it were sent now, but for credentials that are made anew each time. */
  #foresee(intent: Intent): HopRequest {
    const addressed = withKey(intent, this.#plan.authenticator?.query)
    return writeRequest(addressed, cookieHeader(findCookies(this.#plan.cookies, addressed)))
  }

  #sign(intent: Intent, write: HopPlan['write']): Header[] | Promise<Header[]> {
    const { authenticator } = this.#plan
    if (!authenticator || !intent.trusted) return NO_HEADERS
    const { method, parts: url, body } = intent
    const { headers } = write(NO_HEADERS).request
    this.#signing = body && new AbortController()
    const signal = this.#signing?.signal
    const credentials = authenticator.sign({ method, url, headers, body, ...(signal && { signal }) })
    return credentials instanceof Promise ? credentials.then(({ headers }) => headers) : credentials.headers
  }

  #endHop(outcome: HopOutcome): void {
    this.#hops.push(outcome.hop)
    this.#signing?.abort(new ClientError('ABORTED'))
    this.#previous = outcome.meant
    const isOver = this.#over(outcome)
    const next = isOver ? undefined : this.#sequence.advance()
    // What the head has decided stands, whatever became of its body.
    const decided = isOver ? undefined : this.#sequence.error
    this.#settleBody(outcome.body, next)
    if (next) this.#runHop(next)
    else this.#finish(decided ?? outcome.error, outcome.upgraded)
  }

  /**
   * An exchange has one body, that of its last answer. An event stream that is opened again goes on in the one it has,
   * and keeps it also when there is nothing in the last answer, as in the 204 that ends it.
   */
  #settleBody(body: BodyInfo | undefined, next: NextHop | undefined): void {
    if (!body) return
    const before = this.#body?.id === body.id ? undefined : this.#body
    const kept = next ? next.continues === true : body.size > 0 || !before
    const dropped = kept ? before : body
    if (kept) this.#body = body
    if (dropped) void this.#bodies.release(dropped.id)
  }

  /** What was given up, or ran out of time as a whole, goes no further. */
  #over({ error }: HopOutcome): boolean {
    return error?.code === 'ABORTED' || (error?.code === 'TIMEOUT' && error.reason === 'total')
  }

  #finish(error: ClientError | undefined, upgraded?: ExchangeOutcome['upgraded']): void {
    if (error) upgraded?.socket.destroy()
    const body = this.#body
    this.#total?.clear()
    this.#signal?.removeEventListener('abort', this.#onAbort)
    const { request, settings } = this.#plan
    const exchange: Exchange = {
      id: this.id,
      startedAt: this.#startedAt,
      request,
      hops: this.#hops,
      totalMs: this.#hops.at(-1)?.endMs ?? 0,
      ...(body && { body }),
      insecure: settings.insecure,
      ...(error && { error: error.toRecord() })
    }
    this.#metrics.exchangeEnded(exchange)
    this.#tell?.({ type: 'done', exchange })
    this.#onDone({ exchange, ...(error ? { error } : upgraded && { upgraded }) })
  }
}

const FIRST = {
  methodChanged: false,
  elsewhere: false,
  keepCredentials: false,
  challenged: false,
  signed: false
}
const NO_HEADERS: Header[] = []
/** Whoever waited by a timer may have waited for so much less. */
const SHORTEST_TIMER_MS = 1
