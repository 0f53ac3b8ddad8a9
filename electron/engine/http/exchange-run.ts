import { randomUUID } from 'node:crypto'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Exchange, ExchangeRequest, Hop, HopRequest } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { HopReason } from '#shared/model/hop-reasons.ts'
import type { Timeouts } from '#shared/model/request.ts'
import type { BodyStore } from '../bodies/body-store.ts'
import { type Clock, startClock } from '../clock.ts'
import type { ConnectTarget } from '../connect/open-connection.ts'
import type { Pool } from '../connect/pool.ts'
import { Deadline, type DeadlineListener, type TimeoutKind } from './deadline.ts'
import type { HopOutcome } from './hop-plan.ts'
import { HopRun } from './hop-run.ts'
import type { UploadSource } from './upload.ts'

/** What one press of Send amounts to, checked and complete. */
export interface ExchangePlan {
  request: ExchangeRequest
  /** What goes onto the wire: the request with the headers that were added. */
  hopRequest: HopRequest
  body: UploadSource | undefined
  target: ConnectTarget
  timeouts: Timeouts
}

export interface ExchangeOutcome {
  exchange: Exchange
  error?: ClientError
}

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
  readonly #bodies: BodyStore
  readonly #tell: ((event: ExchangeEvent) => void) | undefined
  readonly #onDone: (outcome: ExchangeOutcome) => void
  readonly #startedAt: string = new Date().toISOString()
  readonly #clock: Clock = startClock()
  readonly #hops: Hop[] = []
  readonly #onAbort = () => this.abort()
  #signal: AbortSignal | undefined
  #total: Deadline | undefined
  #hop: HopRun | undefined

  constructor(
    plan: ExchangePlan,
    places: { pool: Pool; bodies: BodyStore },
    tell: ((event: ExchangeEvent) => void) | undefined,
    onDone: (outcome: ExchangeOutcome) => void
  ) {
    this.#plan = plan
    this.#pool = places.pool
    this.#bodies = places.bodies
    this.#tell = tell
    this.#onDone = onDone
  }

  /** @param signal aborts it; when it is aborted already, nothing is sent */
  start(signal?: AbortSignal): void {
    const { request, target, timeouts } = this.#plan
    this.#tell?.({
      type: 'started',
      id: this.id,
      startedAt: this.#startedAt,
      request,
      insecure: target.insecure
    })
    if (signal?.aborted) {
      this.#finish({ error: new ClientError('ABORTED') })
      return
    }
    this.#signal = signal
    signal?.addEventListener('abort', this.#onAbort)
    if (timeouts.totalMs > 0) {
      this.#total = new Deadline(this)
      this.#total.start('total', timeouts.totalMs)
    }
    this.#runHop('initial')
  }

  /** Ends it in whatever phase it is, and closes its socket. Without effect when it is over. */
  abort(): void {
    this.#hop?.failByAbort()
  }

  failByTimeout(kind: TimeoutKind, limitMs: number): void {
    this.#hop?.failByTimeout(kind, limitMs)
  }

  #runHop(reason: HopReason, cause?: ErrorRecord): void {
    const { hopRequest, body, target, timeouts } = this.#plan
    this.#hop = new HopRun({
      exchangeId: this.id,
      index: this.#hops.length,
      reason,
      ...(cause && { cause }),
      startMs: this.#hops.at(-1)?.endMs ?? 0,
      request: hopRequest,
      body,
      target,
      timeouts,
      clock: this.#clock,
      pool: this.#pool,
      bodies: this.#bodies,
      tell: this.#tell,
      onEnd: outcome => this.#endHop(reason, outcome)
    })
    this.#hop.start()
  }

  /**
   * A connection found dead is worth one more hop, on a fresh one, when the body can be sent again. RFC 9110 §9.2.2
   * lets only idempotent requests be repeated without asking; curl and browsers repeat any that got not one byte of an
   * answer on a reused connection, because that one was most likely closed before the request came. So do we, and the
   * hop shows it.
   */
  #endHop(reason: HopReason, outcome: HopOutcome): void {
    this.#hops.push(outcome.hop)
    const { body } = this.#plan
    const replayable = body === undefined || body instanceof Uint8Array
    if (outcome.foundDead && replayable && reason === 'initial') this.#runHop('reconnect', outcome.hop.error)
    else this.#finish(outcome)
  }

  #finish({ body, error }: Pick<HopOutcome, 'body' | 'error'>): void {
    this.#total?.clear()
    this.#signal?.removeEventListener('abort', this.#onAbort)
    const { request, target } = this.#plan
    const exchange: Exchange = {
      id: this.id,
      startedAt: this.#startedAt,
      request,
      hops: this.#hops,
      totalMs: this.#hops.at(-1)?.endMs ?? 0,
      ...(body && { body }),
      insecure: target.insecure,
      ...(error && { error: error.toRecord() })
    }
    this.#tell?.({ type: 'done', exchange })
    this.#onDone({ exchange, ...(error && { error }) })
  }
}
