import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Warning } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { Header } from '#shared/model/request.ts'
import type { Clock } from '../clock.ts'
import { Acquisition, type AcquisitionListener } from '../connect/acquire-connection.ts'
import { targetOf } from '../connect/connect-target.ts'
import type { Connection } from '../connect/connection.ts'
import { forWebSocket } from '../connect/for-web-socket.ts'
import { HandshakeFailure } from '../connect/handshake-failure.ts'
import { forwardingHeaders, requestTarget } from '../proxy/forwarding.ts'
import type { ProxyRefusal } from '../proxy/proxy-refusal.ts'
import { TunnelFailure } from '../proxy/tunnel-failure.ts'
import { isEventStream } from '../sse/is-event-stream.ts'
import type { DeadlineListener, TimeoutKind } from './deadline.ts'
import type { BodyReceiver } from './decoding/body-receiver.ts'
import type { Call, CallObserver, ReceivedHead, UpgradedSocket } from './driver.ts'
import { findObstacle } from './find-obstacle.ts'
import type { HopPlan } from './hop-plan.ts'
import { HopPreparation, type PreparationListener } from './hop-preparation.ts'
import { HopRecord } from './hop-record.ts'
import { HopTime } from './hop-time.ts'
import { findHeader } from './raw-headers.ts'
import { receiveBody } from './receive-body.ts'
import { reportHop } from './report-hop.ts'
import { timeoutError } from './timeout-error.ts'
import { Traffic } from './traffic.ts'

/** An end of TLS without close_notify would be a body cut off (RFC 9112 §9.8), but Node does not tell the two apart. */
const UNPROVEN_END: Warning = {
  code: 'unproven-end',
  detail: 'The body had no length and ended with the connection: whether a part is missing cannot be told.'
}
/** So much of a body that nobody wants is read, so that the connection can be used again. */
const MAX_UNWANTED_BYTES = 256 * 1024
/** And so long it is waited for, together with what is left of the upload. */
const MAX_UNWANTED_MS = 1000
/** So long what has come until a limit is decoded: a little can become so much that the limit would be none. */
const MAX_DECODING_MS = 500

/** An answer of a proxy sets no cookies, and leads nowhere. */
const NOTHING_DECIDED = { cookies: { stored: [], rejected: [] }, warnings: [] }

/**
 * `running`: it waits for a connection, sends or receives. `storing`: nothing more comes; what came is decoded and
 * stored. `ended`: reported. Until then it can be cancelled and run out of time.
 */
type State = 'running' | 'storing' | 'ended'

/** One request on one connection, from waiting for it to the last byte of the answer being stored. */
export class HopRun implements CallObserver, AcquisitionListener, PreparationListener, DeadlineListener {
  readonly clock: Clock
  readonly #plan: HopPlan
  readonly #time: HopTime
  readonly #preparation: HopPreparation
  readonly #traffic: Traffic
  readonly #record: HopRecord
  #acquisition: Acquisition | undefined
  #connection: Connection | undefined
  #call: Call | undefined
  /** Absent while there is no answer, and for one whose body is of no interest. */
  #receiver: BodyReceiver | undefined
  /** Whether the body arrived to its end, and was stored. */
  #complete = false
  #state: State = 'running'
  #firstByteMs = 0
  #upgraded: UpgradedSocket | undefined
  /** What ended the transfer early, while what had come by then is stored. */
  #broken: { error: ClientError; atMs: number } | undefined

  constructor(plan: HopPlan) {
    const { index: hop, clock, metrics, tell } = plan
    this.#plan = plan
    this.clock = clock
    this.#record = new HopRecord(plan)
    this.#time = new HopTime(plan, this)
    this.#traffic = new Traffic(
      clock,
      metrics,
      tell &&
        (progress => {
          if (this.#time.phase === 'send') this.#record.noteSending(this.#call?.sent)
          tell({ type: 'progress', hop, ...progress })
        })
    )
    this.#preparation = new HopPreparation(plan, this)
  }

  start(): void {
    this.#record.noteStart()
    this.#preparation.start()
  }

  /** Ends the hop at once: closes its socket, and leaves what has not been decoded and stored by now. */
  fail(error: ClientError): void {
    if (this.#state === 'ended') return
    // Later the connection may serve someone else.
    if (this.#state === 'running') this.#leaveNetwork(error)
    this.#receiver?.stop()
    this.#complete = false
    this.#end(error, this.clock())
  }

  failByTimeout(kind: TimeoutKind, limitMs: number): void {
    if (kind === 'idle' && this.#unwanted) {
      this.#leaveBody()
      return
    }
    const phase = this.#time.phase
    const error = timeoutError(kind, limitMs, this.#plan.url.host, phase)
    // A server that stops sending is like one that closes: what came from it is kept.
    if (kind === 'idle') void this.#store(error)
    else if (kind === 'phase' && phase === 'download') void this.#store(error, { withinMs: MAX_DECODING_MS })
    else this.fail(error)
  }

  failByAbort(): void {
    this.fail(new ClientError('ABORTED', { phase: this.#time.phase }))
  }

  onPhase(name: PhaseName): void {
    this.#time.begin(name, this.clock())
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
    if (error instanceof HandshakeFailure) this.#record.handshake = error.handshake
    if (error instanceof TunnelFailure) this.#record.connection = error.connection
    if (error instanceof TunnelFailure && error.refusal) this.#showRefusal(error.refusal)
    else this.fail(ClientError.wrap(error))
  }

  onPrepared(proxy: ProxyServer | undefined, credentials: Header[]): void {
    const { exchangeId, index: hop, fresh, pool, url, way, profile, write } = this.#plan
    const target = targetOf(way, url, profile, proxy)
    const added = [...credentials, ...forwardingHeaders(proxy, target)]
    if (added.length > 0) Object.assign(this.#record, write(added))
    const obstacle = findObstacle(this.#plan, this.#record.request)
    if (obstacle) {
      this.fail(obstacle)
      return
    }
    const wanted = url.websocket ? forWebSocket(target, pool) : target
    this.#acquisition = new Acquisition(pool, wanted, { exchangeId, hop }, this)
    this.#acquisition.start(fresh)
  }

  onConnection(connection: Connection): void {
    const { url, body } = this.#plan
    const { facts, driver } = connection
    this.#connection = connection
    this.#time.begin(url.websocket ? 'upgrade' : 'send', this.clock())
    this.#record.noteConnection(facts, driver.asWritten(this.#record.request, url))
    this.#time.limit('request')
    const { method, headers } = this.#record.request
    const target = requestTarget(url, facts.proxy)
    const websocket = url.websocket === true
    const request = { method, url, target, headers, body: body?.open(), websocket }
    this.#call = driver.send(request, this, connection.reused)
  }

  onSent(atMs: number): void {
    const { phase } = this.#time
    if (phase !== 'send' && phase !== 'upgrade') return
    if (phase === 'send') this.#time.begin('ttfb', atMs)
    this.#record.noteSent(this.#call?.sent)
  }

  onUploaded(piece: Uint8Array): void {
    this.#traffic.addSent(piece.byteLength)
    this.#record.noteUploaded(piece)
    // A long upload that goes on is not a server that does not answer.
    if (!this.#unwanted) this.#time.touch()
  }

  onFirstByte(atMs: number): void {
    // Whether there is anything to be downloaded, the head of the answer says.
    this.#firstByteMs = atMs
    if (this.#time.phase === 'upgrade') return
    if (this.#time.phase === 'send') this.#time.begin('ttfb', atMs)
    this.#time.begin('download', atMs)
  }

  onInterim(status: number, headers: Header[], atMs: number): void {
    this.#record.informational.push({ status, headers, atMs })
  }

  onHead(head: ReceivedHead): void {
    const response = this.#record.readHead(head)
    if (this.#time.phase === 'upgrade') this.#time.begin('download', this.#firstByteMs)
    const verdict = this.#plan.onHead(response)
    if (verdict.final) this.#receiver = this.#receive(head.headers)
    if (!verdict.final) this.#time.limit('idle', MAX_UNWANTED_MS)
    // An event stream is silent for as long as nothing happens.
    else this.#time.limit('idle', isEventStream(head.headers) ? 0 : undefined)
    this.#record.noteHead(response, verdict, this.#receiver?.id)
  }

  onData(chunk: Buffer): boolean {
    this.#traffic.addReceived(chunk.byteLength)
    if (!this.#unwanted) this.#time.touch()
    const receiver = this.#receiver
    if (!receiver) {
      if (this.#traffic.receivedBytes > MAX_UNWANTED_BYTES) queueMicrotask(() => this.#leaveBody())
      return true
    }
    if (receiver.write(chunk)) return true
    this.#time.pause()
    receiver.drained(() => queueMicrotask(() => this.#goOn()))
    return false
  }

  onEnd(trailers: Header[], closed: boolean): void {
    const { response, warnings } = this.#record
    if (response) response.trailers = trailers
    if (closed && this.#connection?.facts.tls) warnings.push(UNPROVEN_END)
    void this.#store(undefined)
  }

  onUpgrade(head: ReceivedHead, upgraded: UpgradedSocket): void {
    if (this.#state !== 'running') {
      upgraded.socket.destroy()
      return
    }
    this.#state = 'storing'
    this.#upgraded = upgraded
    const response = this.#record.readHead(head)
    this.#record.noteHead(response, this.#plan.onHead(response), undefined)
    this.#leaveNetwork(undefined)
    this.#end(undefined, this.clock())
  }

  onError(error: Error): void {
    const { host, port } = this.#plan.url
    const { response } = this.#record
    const call = this.#call
    if (!call) return
    void this.#store(
      call.explain(error, {
        host,
        port,
        phase: this.#time.phase ?? 'send',
        head: response && { contentLength: findHeader(response.headers, 'content-length') },
        received: this.#traffic.receivedBytes
      })
    )
  }

  /** What still comes and goes belongs to an answer that leads on. */
  get #unwanted(): boolean {
    return this.#record.response !== undefined && !this.#receiver
  }

  #receive(headers: readonly Header[]): BodyReceiver {
    const { warnings } = this.#record
    return receiveBody(this.#plan, headers, warnings, failure => this.#failAtBody(failure))
  }

  /** The answer of a proxy that opens no tunnel is all that the hop gets. */
  #showRefusal(refusal: ProxyRefusal): void {
    const { sent, response, body, complete } = refusal
    this.#record.sent = sent
    this.#receiver = this.#receive(response.headers)
    this.#record.noteHead(response, NOTHING_DECIDED, this.#receiver.id)
    this.#receiver.write(body)
    void this.#store(refusal, { complete })
  }

  /** There is more of an unwanted body than a connection is worth. */
  #leaveBody(): void {
    if (this.#state !== 'running') return
    this.#state = 'storing'
    this.#leaveNetwork(new ClientError('ABORTED', { phase: 'download' }))
    this.#end(undefined, this.clock())
  }

  /** The body has been stored as far as it came. */
  #goOn(): void {
    if (this.#state !== 'running') return
    const failure = this.#receiver?.failure
    if (failure) {
      this.#failAtBody(failure)
    } else {
      this.#time.touch()
      this.#call?.resume()
    }
  }

  #failAtBody({ code, reason, facts, cause }: ClientError): void {
    this.fail(new ClientError(code, { reason, facts, cause, phase: this.#time.phase }))
  }

  /** Nothing more comes: what came is stored to its end. @param error what broke it off */
  async #store(
    error: ClientError | undefined,
    { complete = error === undefined, withinMs }: { complete?: boolean; withinMs?: number } = {}
  ): Promise<void> {
    if (this.#state !== 'running') return
    this.#state = 'storing'
    this.#complete = complete
    const atMs = this.clock()
    if (error) this.#broken = { error, atMs }
    this.#leaveNetwork(error)
    const stored = this.#receiver?.finish(complete, withinMs)
    // Only after this turn does it show whether the parser closes the connection or keeps it.
    await Promise.resolve()
    this.#acquisition?.release()
    try {
      if (stored) await stored
    } catch (failure) {
      this.#failAtBody(ClientError.wrap(failure))
    }
    this.#end(error, atMs)
  }

  /** @param error aborts what still goes on there */
  #leaveNetwork(error: ClientError | undefined): void {
    this.#time.release()
    this.#traffic.flush()
    this.#record.sent ??= this.#call?.sent
    if (!error) return
    this.#preparation.abort()
    this.#acquisition?.abort(error)
    this.#call?.abort()
  }

  #end(error: ClientError | undefined, atMs: number): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    // Whatever happens while the rest of a broken transfer is stored, the break is what happened first.
    const endMs = this.#time.end(this.#broken?.atMs ?? atMs)
    this.#acquisition?.release()
    reportHop(this.#plan, {
      record: this.#record,
      time: this.#time,
      traffic: this.#traffic,
      call: this.#call,
      body: this.#receiver?.describe(this.#complete),
      upgraded: this.#upgraded,
      endMs,
      error: this.#broken?.error ?? error
    })
  }
}
