import { formatDuration } from '#shared/format/duration.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Hop, ResponseHead, SentRequest, Warning } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { Clock } from '../clock.ts'
import { Acquisition, type AcquisitionListener } from '../connect/acquire-connection.ts'
import type { Connection } from '../connect/connection.ts'
import { Deadline, type DeadlineListener, type TimeoutKind } from './deadline.ts'
import { BodyReceiver } from './decoding/body-receiver.ts'
import type { H1Call, H1Head, H1Observer } from './h1-driver.ts'
import type { HopPlan } from './hop-plan.ts'
import { HopRecorder } from './hop-recorder.ts'
import { mapH1Error } from './map-h1-error.ts'
import { findHeader } from './raw-headers.ts'
import { Traffic } from './traffic.ts'

/** An end of TLS without close_notify would be a body cut off (RFC 9112 §9.8), but Node does not tell the two apart. */
const UNPROVEN_END: Warning = {
  code: 'unproven-end',
  detail: 'The body had no length and ended with the connection: whether a part is missing cannot be told.'
}

/**
 * `running`: it waits for a connection, sends or receives. `storing`: nothing more comes; what came is decoded and
 * stored. `ended`: reported. Until then it can be cancelled and run out of time.
 */
type State = 'running' | 'storing' | 'ended'

/** One request on one connection, from waiting for it to the last byte of the answer being stored. */
export class HopRun implements H1Observer, AcquisitionListener, DeadlineListener {
  readonly clock: Clock
  readonly #plan: HopPlan
  readonly #recorder: HopRecorder
  readonly #acquisition: Acquisition
  readonly #traffic: Traffic
  readonly #deadline = new Deadline(this)
  readonly #warnings: Warning[] = []
  readonly #informational: ResponseHead['informational'] = []
  #connection: Connection | undefined
  #call: H1Call | undefined
  #sent: SentRequest | undefined
  #response: ResponseHead | undefined
  #receiver: BodyReceiver | undefined
  #state: State = 'running'
  /** What ended the transfer early, while what had come by then is stored. */
  #broken: { error: ClientError; atMs: number } | undefined
  #foundDead = false

  constructor(plan: HopPlan) {
    const { exchangeId, index: hop, pool, target, clock, startMs, tell } = plan
    this.#plan = plan
    this.clock = clock
    this.#recorder = new HopRecorder(
      startMs,
      tell && {
        phaseStarted: (name, startMs) => tell({ type: 'phase-started', hop, name, startMs }),
        phaseEnded: phase => tell({ type: 'phase-ended', hop, phase })
      }
    )
    this.#traffic = new Traffic(clock, tell && (progress => tell({ type: 'progress', hop, ...progress })))
    this.#acquisition = new Acquisition(pool, target, { exchangeId, hop }, this)
  }

  start(): void {
    const { index: hop, reason, cause, request, startMs, tell } = this.#plan
    tell?.({ type: 'hop-started', hop, reason, ...(cause && { cause }), request, startMs })
    this.#acquisition.start(reason === 'reconnect')
  }

  /** Ends the hop at once: closes its socket, and leaves what has not been decoded and stored by now. */
  fail(error: ClientError): void {
    if (this.#state === 'ended') return
    // Later the connection may serve someone else.
    if (this.#state === 'running') this.#leaveNetwork(error)
    this.#receiver?.stop()
    this.#end(error, this.clock())
  }

  failByTimeout(kind: TimeoutKind, limitMs: number): void {
    const { host } = this.#plan.target.url
    const facts = { host, limit: formatDuration(limitMs) }
    const phase = this.#recorder.current
    const reason = kind === 'connect' && phase === 'tls' ? 'handshake' : kind
    const error = new ClientError('TIMEOUT', { reason, phase, facts })
    // A server that stops sending is like one that closes: what came from it is kept.
    if (kind === 'idle') void this.#store(error)
    else this.fail(error)
  }

  failByAbort(): void {
    this.fail(new ClientError('ABORTED', { phase: this.#recorder.current }))
  }

  onPhase(name: 'queue' | 'dns' | 'tcp' | 'tls'): void {
    this.#recorder.begin(name, this.clock())
  }

  onOpening(): void {
    this.#deadline.start('connect', this.#plan.timeouts.connectMs)
  }

  onFailed(error: unknown): void {
    this.fail(ClientError.wrap(error))
  }

  onConnection(connection: Connection): void {
    const { index: hop, request, body, target, timeouts, tell } = this.#plan
    this.#connection = connection
    this.#recorder.begin('send', this.clock())
    tell?.({ type: 'connection', hop, connection: connection.facts })
    this.#deadline.start('request', timeouts.requestMs)
    const { method, headers } = request
    this.#call = connection.driver.send({ method, target: target.url.target, headers, body }, this)
  }

  onSent(atMs: number): void {
    if (this.#recorder.current !== 'send') return
    this.#recorder.begin('ttfb', atMs)
    const sent = this.#call?.sent
    if (sent) this.#plan.tell?.({ type: 'request-sent', hop: this.#plan.index, sent })
  }

  onUploaded(bytes: number): void {
    this.#traffic.addSent(bytes)
    // A long upload that goes on is not a server that does not answer.
    this.#deadline.touch()
  }

  onFirstByte(atMs: number): void {
    if (this.#recorder.current === 'send') this.#recorder.begin('ttfb', atMs)
    this.#recorder.begin('download', atMs)
  }

  onInterim(status: number, headers: Header[], atMs: number): void {
    this.#informational.push({ status, headers, atMs })
  }

  onHead(head: H1Head): void {
    const { exchangeId, index: hop, timeouts, bodies, tell } = this.#plan
    const { status, statusText, httpVersion, headers, headBytes } = head
    const informational = this.#informational
    this.#response = { status, statusText, httpVersion, headers, headBytes, trailers: [], informational }
    this.#receiver = new BodyReceiver(
      exchangeId,
      bodies.create(exchangeId),
      head.headers,
      this.#warnings,
      failure => this.#failAtBody(failure)
    )
    this.#deadline.start('idle', timeouts.idleMs)
    tell?.({ type: 'response-head', hop, response: this.#response })
  }

  onData(chunk: Buffer): boolean {
    const receiver = this.#receiver
    if (!receiver) return true
    this.#traffic.addReceived(chunk.byteLength)
    this.#deadline.touch()
    if (receiver.write(chunk)) return true
    this.#deadline.pause()
    receiver.drained(() => queueMicrotask(() => this.#goOn()))
    return false
  }

  onEnd(trailers: Header[], closed: boolean): void {
    if (this.#response) this.#response.trailers = trailers
    if (closed && this.#connection?.facts.tls) this.#warnings.push(UNPROVEN_END)
    void this.#store(undefined)
  }

  onError(error: Error): void {
    const { host, port } = this.#plan.target.url
    void this.#store(
      mapH1Error(error, {
        host,
        port,
        phase: this.#recorder.current ?? 'send',
        firstBytes: this.#call?.firstBytes ?? Buffer.alloc(0),
        head: this.#response && { contentLength: findHeader(this.#response.headers, 'content-length') },
        received: this.#traffic.receivedBytes
      })
    )
  }

  /** The body has been stored as far as it came. */
  #goOn(): void {
    if (this.#state !== 'running') return
    const failure = this.#receiver?.failure
    if (failure) {
      this.#failAtBody(failure)
    } else {
      this.#deadline.touch()
      this.#call?.resume()
    }
  }

  #failAtBody({ code, reason, facts, cause }: ClientError): void {
    this.fail(new ClientError(code, { reason, facts, cause, phase: this.#recorder.current }))
  }

  /** Nothing more comes: what came is stored to its end. @param error what broke it off */
  async #store(error: ClientError | undefined): Promise<void> {
    if (this.#state !== 'running') return
    this.#state = 'storing'
    const atMs = this.clock()
    if (error) this.#broken = { error, atMs }
    this.#leaveNetwork(error)
    const stored = this.#receiver?.finish(error === undefined)
    // Only after this turn does it show whether the parser closes the connection or keeps it.
    await Promise.resolve()
    this.#acquisition.release()
    try {
      if (stored) await stored
    } catch (failure) {
      this.#failAtBody(ClientError.wrap(failure))
    }
    this.#end(error, atMs)
  }

  /** @param error aborts what still goes on there */
  #leaveNetwork(error: ClientError | undefined): void {
    this.#deadline.clear()
    this.#traffic.flush()
    this.#sent ??= this.#call?.sent
    if (!error) return
    this.#foundDead ||=
      error.code === 'CONNECTION_CLOSED' &&
      this.#connection?.reused === true &&
      this.#call?.firstBytes.length === 0
    this.#acquisition.abort(error)
    this.#call?.abort()
  }

  #end(error: ClientError | undefined, atMs: number): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    // Whatever happens while the rest of a broken transfer is stored, the break is what happened first.
    const endMs = this.#recorder.end(this.#broken?.atMs ?? atMs)
    this.#acquisition.release()
    this.#report(endMs, this.#broken?.error ?? error)
  }

  #report(endMs: number, error: ClientError | undefined): void {
    const { index, reason, cause, request, startMs, tell, onEnd } = this.#plan
    const hop: Hop = {
      index,
      reason,
      request,
      phases: this.#recorder.phases,
      warnings: this.#warnings,
      samples: { up: this.#traffic.up.points, down: this.#traffic.down.points },
      startMs,
      endMs
    }
    if (cause) hop.cause = cause
    if (this.#sent) hop.sent = this.#sent
    if (this.#connection) hop.connection = this.#connection.facts
    if (this.#response) hop.response = this.#response
    if (error) hop.error = error.toRecord()
    tell?.({ type: 'hop-ended', hop: index, record: hop })
    const body = this.#receiver?.describe(error === undefined)
    onEnd({ hop, foundDead: this.#foundDead, ...(body && { body }), ...(error && { error }) })
  }
}
