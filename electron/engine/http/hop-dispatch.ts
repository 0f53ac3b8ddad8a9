import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { Header } from '#shared/model/request.ts'
import { Acquisition, type AcquisitionListener } from '../connect/acquire-connection.ts'
import { targetOf } from '../connect/connect-target.ts'
import type { Connection } from '../connect/connection.ts'
import { forWebSocket } from '../connect/for-web-socket.ts'
import { forwardingHeaders, requestTarget } from '../proxy/forwarding.ts'
import type { Call, CallObserver } from './driver.ts'
import { findObstacle } from './find-obstacle.ts'
import type { HopPlan } from './hop-plan.ts'
import { HopPreparation, type PreparationListener } from './hop-preparation.ts'
import type { HopRecord } from './hop-record.ts'
import type { HopTime } from './hop-time.ts'

/** Told what becomes of the request, once it is on a connection; and of a failure before. */
export interface DispatchListener extends CallObserver {
  /** It came to no connection, or may not go out. */
  onUndispatched(error: unknown): void
}

/** Brings the request of one hop onto its way: prepared, on a connection, handed to the driver of that. */
export class HopDispatch implements AcquisitionListener, PreparationListener {
  readonly #plan: HopPlan
  readonly #time: HopTime
  readonly #record: HopRecord
  readonly #listener: DispatchListener
  readonly #preparation: HopPreparation
  #acquisition: Acquisition | undefined
  #call: Call | undefined

  constructor(plan: HopPlan, time: HopTime, record: HopRecord, listener: DispatchListener) {
    this.#plan = plan
    this.#time = time
    this.#record = record
    this.#listener = listener
    this.#preparation = new HopPreparation(plan, this)
  }

  /** The request on its way; undefined before there is a connection. */
  get call(): Call | undefined {
    return this.#call
  }

  start(): void {
    this.#preparation.start()
  }

  /** Gives the connection back, or the place for one. */
  release(): void {
    this.#acquisition?.release()
  }

  /** Gives up wherever it is; nothing is told any more. */
  abort(error: ClientError): void {
    this.#preparation.abort()
    this.#acquisition?.abort(error)
    this.#call?.abort()
  }

  onPhase(name: PhaseName): void {
    this.#time.begin(name, this.#plan.clock())
  }

  onAsking(): void {
    this.onOpening()
  }

  onAnswered(): void {
    this.#time.pause()
  }

  onOpening(): void {
    this.#time.limit('connect')
  }

  onFailed(error: unknown): void {
    this.#listener.onUndispatched(error)
  }

  onPrepared(proxy: ProxyServer | undefined, credentials: Header[]): void {
    const { exchangeId, index: hop, fresh, byAnyVersion, pool, url, way, profile, write } = this.#plan
    const target = targetOf(way, url, profile, proxy)
    const added = [...credentials, ...forwardingHeaders(proxy, target)]
    if (added.length > 0) Object.assign(this.#record, write(added))
    const obstacle = findObstacle(this.#plan, this.#record.request)
    if (obstacle) {
      this.#listener.onUndispatched(obstacle)
      return
    }
    const wanted = url.websocket && !byAnyVersion ? forWebSocket(target, pool) : target
    this.#acquisition = new Acquisition(pool, wanted, { exchangeId, hop }, this)
    this.#acquisition.start(fresh)
  }

  onConnection({ facts, driver, reused }: Connection): void {
    const { url, body, clock } = this.#plan
    this.#time.begin(url.websocket ? 'upgrade' : 'send', clock())
    this.#record.noteConnection(facts, driver.asWritten(this.#record.request, url))
    this.#time.limit('request')
    const { method, headers } = this.#record.request
    const target = requestTarget(url, facts.proxy)
    const websocket = url.websocket === true
    const request = { method, url, target, headers, body: body?.open(), websocket }
    this.#call = driver.send(request, this.#listener, reused)
  }
}
