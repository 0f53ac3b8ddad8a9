import { ClientError } from '#shared/model/client-error.ts'
import type { Warning } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { Clock } from '../clock.ts'
import { HandshakeFailure } from '../connect/handshake-failure.ts'
import type { ProxyRefusal } from '../proxy/proxy-refusal.ts'
import { TunnelFailure } from '../proxy/tunnel-failure.ts'
import { isEventStream } from '../sse/is-event-stream.ts'
import { AnswerBody, type AnswerBodyListener } from './answer-body.ts'
import type { DeadlineListener, TimeoutKind } from './deadline.ts'
import type { ReceivedHead, UpgradedSocket } from './driver.ts'
import { type DispatchListener, HopDispatch } from './hop-dispatch.ts'
import type { HopPlan } from './hop-plan.ts'
import { HopRecord } from './hop-record.ts'
import { HopTime } from './hop-time.ts'
import { findHeader } from './raw-headers.ts'
import { reportHop } from './report-hop.ts'
import { timeoutError } from './timeout-error.ts'
import { Traffic } from './traffic.ts'

/** An end of TLS without close_notify would be a body cut off (RFC 9112 §9.8), but Node does not tell the two apart. */
const UNPROVEN_END: Warning = {
  code: 'unproven-end',
  detail: 'The body had no length and ended with the connection: whether a part is missing cannot be told.'
}
/** So long a body that nobody wants is waited for, together with what is left of the upload. */
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
export class HopRun implements DispatchListener, DeadlineListener, AnswerBodyListener {
  readonly clock: Clock
  readonly #plan: HopPlan
  readonly #time: HopTime
  readonly #dispatch: HopDispatch
  readonly #traffic: Traffic
  readonly #record: HopRecord
  readonly #body: AnswerBody
  #state: State = 'running'
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
          if (this.#time.phase === 'send') this.#record.noteSending(this.#dispatch.call?.sent)
          tell({ type: 'progress', hop, ...progress })
        })
    )
    this.#dispatch = new HopDispatch(plan, this.#time, this.#record, this)
    this.#body = new AnswerBody(plan, this)
  }

  start(): void {
    this.#record.noteStart()
    this.#dispatch.start()
  }

  /** Ends the hop at once: closes its socket, and leaves what has not been decoded and stored by now. */
  fail(error: ClientError): void {
    if (this.#state === 'ended') return
    // Later the connection may serve someone else.
    if (this.#state === 'running') this.#leaveNetwork(error)
    this.#body.stop()
    this.#end(error, this.clock())
  }

  failByTimeout(kind: TimeoutKind, limitMs: number): void {
    if (kind === 'idle' && this.#unwanted) {
      this.onTooMuch()
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

  onUndispatched(error: unknown): void {
    if (error instanceof HandshakeFailure) this.#record.handshake = error.handshake
    if (error instanceof TunnelFailure) this.#record.connection = error.connection
    if (error instanceof TunnelFailure && error.refusal) this.#showRefusal(error.refusal)
    else this.fail(ClientError.wrap(error))
  }

  onSent(atMs: number): void {
    if (this.#time.noteSent(atMs)) this.#record.noteSent(this.#dispatch.call?.sent)
  }

  onUploaded(piece: Uint8Array): void {
    this.#traffic.addSent(piece.byteLength)
    this.#record.noteUploaded(piece)
    // A long upload that goes on is not a server that does not answer.
    if (!this.#unwanted) this.#time.touch()
  }

  onFirstByte(atMs: number): void {
    this.#time.noteFirstByte(atMs)
  }

  onInterim(status: number, headers: Header[], atMs: number): void {
    this.#record.informational.push({ status, headers, atMs })
  }

  onHead(head: ReceivedHead): void {
    const response = this.#record.readHead(head)
    this.#time.noteHead()
    const verdict = this.#plan.onHead(response)
    if (verdict.wanted) this.#body.keep(response, this.#record.warnings)
    const { timeouts, eventStream } = this.#plan.settings
    const { idleMs } = isEventStream(head.headers) ? eventStream : timeouts
    this.#time.limit('idle', verdict.wanted ? idleMs : MAX_UNWANTED_MS)
    this.#record.noteHead(response, verdict, this.#body.id)
  }

  onData(chunk: Buffer): boolean {
    this.#traffic.addReceived(chunk.byteLength)
    if (!this.#unwanted) this.#time.touch()
    if (this.#body.take(chunk)) return true
    this.#time.pause()
    return false
  }

  onEnd(trailers: Header[], closed: boolean): void {
    const { response, warnings } = this.#record
    if (response) response.trailers = trailers
    if (closed && this.#record.connection?.tls) warnings.push(UNPROVEN_END)
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
    const { call } = this.#dispatch
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
    return this.#record.response !== undefined && this.#body.id === undefined
  }

  /** The answer of a proxy that opens no tunnel is all that the hop gets. */
  #showRefusal(refusal: ProxyRefusal): void {
    const { sent, response, body, complete } = refusal
    this.#record.sent = sent
    this.#body.keep(response, this.#record.warnings)
    this.#record.noteHead(response, NOTHING_DECIDED, this.#body.id)
    this.#body.take(body)
    void this.#store(refusal, { complete })
  }

  onTooMuch(): void {
    if (this.#state !== 'running') return
    this.#state = 'storing'
    this.#leaveNetwork(new ClientError('ABORTED', { phase: 'download' }))
    this.#end(undefined, this.clock())
  }

  onStored(): void {
    if (this.#state !== 'running') return
    const { failure } = this.#body
    if (failure) {
      this.onBodyFailed(failure)
    } else {
      this.#time.touch()
      this.#dispatch.call?.resume()
    }
  }

  onBodyFailed({ code, reason, facts, cause }: ClientError): void {
    this.fail(new ClientError(code, { reason, facts, cause, phase: this.#time.phase }))
  }

  /** Nothing more comes: what came is stored to its end. @param error what broke it off */
  async #store(
    error: ClientError | undefined,
    { complete = error === undefined, withinMs }: { complete?: boolean; withinMs?: number } = {}
  ): Promise<void> {
    if (this.#state !== 'running') return
    this.#state = 'storing'
    const atMs = this.clock()
    if (error) this.#broken = { error, atMs }
    this.#leaveNetwork(error)
    const stored = this.#body.finish(complete, withinMs)
    // Only after this turn does it show whether the parser closes the connection or keeps it.
    await Promise.resolve()
    this.#dispatch.release()
    try {
      if (stored) await stored
    } catch (failure) {
      this.onBodyFailed(ClientError.wrap(failure))
    }
    this.#end(error, atMs)
  }

  /** @param error aborts what still goes on there */
  #leaveNetwork(error: ClientError | undefined): void {
    this.#time.release()
    this.#traffic.flush()
    this.#record.sent ??= this.#dispatch.call?.sent
    if (!error) return
    this.#dispatch.abort(error)
  }

  #end(error: ClientError | undefined, atMs: number): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    // Whatever happens while the rest of a broken transfer is stored, the break is what happened first.
    const endMs = this.#time.end(this.#broken?.atMs ?? atMs)
    this.#dispatch.release()
    reportHop(this.#plan, {
      record: this.#record,
      time: this.#time,
      traffic: this.#traffic,
      call: this.#dispatch.call,
      body: this.#body.describe(),
      upgraded: this.#upgraded,
      endMs,
      error: this.#broken?.error ?? error
    })
  }
}
