import { ClientError } from '#shared/model/client-error.ts'
import type { CompleteSettings } from '#shared/model/default-settings.ts'
import type { HopCause, HopRequest, ResponseHead, Warning } from '#shared/model/exchange.ts'
import type { HopReason } from '#shared/model/hop-reasons.ts'
import type { Authenticator } from '../auth/authenticator.ts'
import type { EventStream } from '../sse/event-stream.ts'
import { isEventStream } from '../sse/is-event-stream.ts'
import { withLastEventId } from '../sse/last-event-id.ts'
import { findHandshakeFault, isSwitched, refusedHandshake } from '../websocket/handshake.ts'
import type { Transition } from './header-changes.ts'
import type { HopFailure, HopOrigin } from './hop-plan.ts'
import { type Intent, isDecided } from './intent.ts'
import { followRedirect, withoutUserinfo } from './redirect.ts'
import { type AttemptEnd, isIdempotent, judgeAttempt, mayPass } from './retry.ts'

/**
 * So often in a row a server may say that it did not process a request, as one does that closes after every few requests: so many
 * times at once, then it is given ever more time, up to a second. For a handshake one connection that was found dead is no
 * news, and a server that refuses it on new ones as well means it.
 */
const UNPROCESSED = {
  request: { most: 30, atOnce: 25, firstMs: 20 },
  handshake: { most: 4, atOnce: 1, firstMs: 100 }
}
const MAX_UNPROCESSED_WAIT_MS = 1000

/** The hop that comes next. */
export interface NextHop extends HopOrigin {
  intent: Intent
  waitMs: number
  /** It needs a connection that was not used before. */
  fresh?: true
  /** A WebSocket is asked for by whichever version of HTTP the server likes. */
  byAnyVersion?: true
  /** Its answer goes on in the body of the answer before. */
  continues?: true
  warnings: Warning[]
  transition: Omit<Transition, 'previous'>
}

/**
 * Decides after each hop of an exchange whether another one follows. What the head of an answer decides stands,
 * whatever becomes of its body.
 */
export class HopSequence {
  /** The hop that follows the running one, once that is decided. */
  next: NextHop | undefined
  /** Why the exchange fails although the hop did not. */
  error: ClientError | undefined
  readonly #settings: CompleteSettings
  readonly #authenticator: Authenticator | undefined
  readonly #eventStream: EventStream
  /** What an intent would be now, with the cookies that go along. */
  readonly #write: (intent: Intent) => HopRequest
  /** Requests that were redirected, as they were written. */
  readonly #redirected: string[] = []
  #intent: Intent
  #redirects = 0
  #retries = 0
  #unprocessed = 0
  /** Whether the last answer was an event stream that is to be opened again when it ends. */
  #streams = false

  constructor(
    intent: Intent,
    settings: CompleteSettings,
    authenticator: Authenticator | undefined,
    eventStream: EventStream,
    write: (intent: Intent) => HopRequest
  ) {
    this.#intent = intent
    this.#settings = settings
    this.#authenticator = authenticator
    this.#eventStream = eventStream
    this.#write = write
  }

  /** Goes over to the next hop. */
  advance(): NextHop | undefined {
    const { next } = this
    this.next = undefined
    if (next) this.#intent = next.intent
    return next
  }

  /** @param request what was answered. @returns what is to be said of the answered hop */
  judgeHead(request: HopRequest, response: ResponseHead): Warning[] {
    // A server that answers takes requests: what happens to the next one is judged anew.
    this.#unprocessed = 0
    const intent = this.#intent
    const { websocket, host } = intent.parts
    if (websocket && isSwitched(response)) {
      this.error = findHandshakeFault(request, response)
      return []
    }
    const cause: HopCause = { kind: 'response', status: response.status }
    if (this.#hasAnswerTo(response)) {
      if (!this.#isReplayable()) return [CHALLENGE_WITHHELD]
      this.next = this.#repeat('auth', cause, { challenged: true })
      return []
    }
    try {
      const redirected = followRedirect(intent, response, this.#settings.redirects, this.#redirects)
      if (redirected) {
        this.#redirect(request, redirected, cause)
        return []
      }
    } catch (error) {
      this.error = ClientError.wrap(error)
      return []
    }
    const { status, headers } = response
    this.#streams = this.#eventStream.reconnects && status === 200 && isEventStream(headers)
    const warnings = this.#judgeAttempt({ response }, cause)
    if (websocket && !this.next) this.error = refusedHandshake(response, host)
    return warnings
  }

  /** @returns what is to be said of the failed hop */
  judgeFailure({ error, written, unprocessed }: HopFailure): Warning[] {
    // Decided before, or over for good.
    if (this.next || error.code === 'ABORTED' || error.reason === 'total') return []
    const cause: HopCause = { kind: 'error', error: error.toRecord() }
    if (this.#mayLikeHttp2(error)) {
      this.next = { ...this.#repeat('reconnect', cause), byAnyVersion: true }
      return []
    }
    const { most, atOnce, firstMs } = UNPROCESSED[this.#intent.parts.websocket ? 'handshake' : 'request']
    if (unprocessed && this.#isReplayable() && this.#unprocessed < most) {
      const later = this.#unprocessed++ - atOnce
      const wasLost = error.reason === 'before-response' || error.reason === 'tcp-reset'
      const doubtful = wasLost && written && !isIdempotent(this.#intent.method)
      const warnings = doubtful ? [describeRepeated(this.#intent.method)] : []
      const waitMs = later < 0 ? 0 : Math.min(firstMs * 2 ** later, MAX_UNPROCESSED_WAIT_MS)
      this.next = { ...this.#repeat('reconnect', cause), fresh: true, waitMs, warnings }
      return []
    }
    if (!this.#streams) return this.#judgeAttempt({ error, written }, cause)
    return mayPass({ error }) ? this.#reopenStream(cause) : []
  }

  /** To be asked when an answer has come to its end. @returns what is to be said of its hop */
  judgeEnd(): Warning[] {
    // That it ended is news only of a stream that has no end.
    return this.#streams && !this.next ? this.#reopenStream({ kind: 'response', status: 200 }) : []
  }

  #reopenStream(cause: HopCause): Warning[] {
    if (!this.#isReplayable())
      return [describeOver('The body that was sent was a stream and cannot be sent twice.')]
    const headers = withLastEventId(this.#intent.headers, this.#eventStream.position.lastEventId)
    if (!headers) return [describeOver('No header can carry the ID of its last event.')]
    const reopening = this.#eventStream.reopen()
    if ('over' in reopening) return [describeOver(reopening.over)]
    const { waitMs } = reopening
    const next = this.#repeat('reconnect', cause)
    this.next = { ...next, intent: { ...this.#intent, headers }, waitMs, continues: true }
    return []
  }

  #isReplayable(): boolean {
    return this.#intent.body?.replayable ?? true
  }

  /** HTTP/1.1 alone was offered, as for a WebSocket on a connection of its own, and the server takes none of it. */
  #mayLikeHttp2({ code, reason }: ClientError): boolean {
    const isLeftOpen = this.#intent.parts.websocket === true && this.#settings.protocol === 'auto'
    return isLeftOpen && code === 'TLS' && reason === 'alpn'
  }

  #hasAnswerTo({ status, headers }: ResponseHead): boolean {
    const intent = this.#intent
    if (status !== 401 || !this.#authenticator || !intent.trusted) return false
    return !isDecided(intent, 'authorization') && this.#authenticator.challenge(headers)
  }

  /** @throws ClientError REDIRECT `loop` when just what it leads to was redirected before */
  #redirect(request: HopRequest, intent: Intent, cause: HopCause): void {
    const { parts, method } = this.#intent
    this.#redirected.push(fingerprint(request))
    if (this.#redirected.includes(fingerprint(this.#write(intent))))
      throw new ClientError('REDIRECT', {
        reason: 'loop',
        facts: { host: parts.host, location: withoutUserinfo(intent.url) }
      })
    this.#redirects++
    const downgraded = parts.scheme === 'https' && intent.parts.scheme === 'http'
    this.next = {
      reason: 'redirect',
      cause,
      intent,
      waitMs: 0,
      warnings: downgraded ? [DOWNGRADE] : [],
      transition: {
        methodChanged: method !== intent.method,
        elsewhere: parts.origin !== intent.parts.origin,
        keepCredentials: this.#settings.redirects.keepCredentials,
        challenged: false,
        signed: this.#authenticator !== undefined && intent.trusted
      }
    }
  }

  #judgeAttempt(end: AttemptEnd, cause: HopCause): Warning[] {
    const { method } = this.#intent
    const request = { method, replayable: this.#isReplayable() }
    const verdict = judgeAttempt(end, request, this.#retries + 1, this.#settings.retries)
    if (!verdict) return []
    if ('withheld' in verdict) return [describeWithheld(verdict.withheld, method)]
    this.#retries++
    const { retry } = verdict
    this.next = { ...this.#repeat('retry', cause), retry, waitMs: retry.waitMs }
    return []
  }

  #repeat(reason: HopReason, cause: HopCause, change: Partial<NextHop['transition']> = {}): NextHop {
    const signed = this.#authenticator !== undefined
    const transition = {
      methodChanged: false,
      elsewhere: false,
      keepCredentials: false,
      challenged: false,
      signed
    }
    return {
      reason,
      cause,
      intent: this.#intent,
      waitMs: 0,
      warnings: [],
      transition: { ...transition, ...change }
    }
  }
}

const DOWNGRADE: Warning = {
  code: 'insecure-redirect',
  detail: 'The redirect leads from https to http: from here on everybody on the way can read along.'
}

const CHALLENGE_WITHHELD: Warning = {
  code: 'challenge-withheld',
  detail:
    'The challenge of the server was not answered: the body was a stream and cannot be sent twice. One from a file can.'
}

function describeRepeated(method: string): Warning {
  return {
    code: 'sent-again',
    detail: `The connection had been closed, most likely before the ${method} came. Should the server have read it all the same, it has it twice now.`
  }
}

function describeWithheld(why: 'method' | 'body', method: string): Warning {
  const detail =
    why === 'body'
      ? 'It was not tried again: the body was a stream and cannot be sent twice.'
      : `It was not tried again: ${method} may have been carried out already. A setting retries all methods.`
  return { code: 'retry-withheld', detail }
}

function describeOver(why: string): Warning {
  return { code: 'reconnect-withheld', detail: `The event stream was not opened again. ${why}` }
}

function fingerprint({ method, url, headers }: HopRequest): string {
  return JSON.stringify([method, url.replace(/#.*/s, ''), headers])
}
