import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import type { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import type { DirectClient } from '#engine/direct-client.ts'
import { reopenWait } from '#engine/sse/event-stream.ts'
import { withLastEventId } from '#engine/sse/last-event-id.ts'
import type { SessionSecrets } from '#host/socket/session-secrets.ts'
import { buildRequest } from '#shared/client/build-request.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { applyExchangeEvent, type LiveExchange } from '#shared/model/live-exchange.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { mayProve } from '#shared/redaction/cookie-secrets.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import type { StreamPosition } from '#shared/sse/event-parser.ts'
import { RECEIVING } from '../exit-statuses.ts'
import { CLEAN, type Ending } from '../session/ending.ts'
import { shownBody } from '../session/shown-body.ts'
import { type ConnectionEnd, isAccepted, judgeConnection } from './judge-connection.ts'
import type { StreamConduct, StreamRequest } from './read-stream.ts'
import { RefusedBody } from './refused-body.ts'
import type { StreamLog } from './stream-log.ts'
import type { StreamTeller } from './stream-teller.ts'

export interface StreamSessionParts {
  client: DirectClient
  cookies: MemoryCookieJar
  request: StreamRequest
  settings: ExecuteSettings
  conduct: StreamConduct
  /** Moved on by what is read. */
  position: StreamPosition
  /** What is met on the way is added. */
  secrets: SessionSecrets
  log: StreamLog
  teller: StreamTeller
  /** Whether the body of a refusal is of interest. */
  showsRefusal: boolean
  signal: AbortSignal
  /** Told of each event. @returns what is to be waited for before the next one is read, or that it is enough */
  onEvent(event: ServerSentEvent): Promise<void> | 'enough' | undefined
}

/** A wait grows up to this while no connection can be made, unless the server asked for a longer one. */
const MAX_BACKOFF_MS = 30_000
/** A Retry-After beyond this counts as this, as it does for retries. */
const MAX_RETRY_AFTER_MS = DEFAULT_SETTINGS.retries.maxRetryAfterMs
/** A refusal that goes on for longer is not waited for. */
const MAX_REFUSAL_MS = 1000

/** An event stream over all the connections on which it comes, each an exchange of its own (HTML §9.2.3). */
export class StreamSession {
  readonly #parts: StreamSessionParts
  #hasBeenOpen = false
  /** Times in a row that it was opened again and no event came. */
  #fruitless = 0
  /** Connections in a row that could not be made. */
  #failures = 0

  constructor(parts: StreamSessionParts) {
    this.#parts = parts
  }

  /** Resolves when it is over: given up by the signal, too. @throws ClientError for what cannot be asked for */
  async run(): Promise<Ending> {
    const { signal, conduct, request, log, teller, position } = this.#parts
    for (;;) {
      const exchange = await this.#connect()
      if (!exchange || signal.aborted) return CLEAN
      const { reopens, ending, retryAfterMs } = judgeConnection(endOf(exchange), this.#hasBeenOpen)
      if (!reopens || !conduct.reconnect) return ending
      if (request.stream) return ending === CLEAN ? { problem: UNREPEATABLE, exit: 0 } : ending
      if (conduct.maxReconnects > 0 && this.#fruitless >= conduct.maxReconnects)
        return ending === CLEAN ? { problem: describeFruitless(this.#fruitless), exit: RECEIVING } : ending
      this.#fruitless++
      const waitMs = Math.max(this.#waitMs(position), Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS))
      log.addWait(waitMs, this.#fruitless)
      teller.onWaiting(waitMs, this.#fruitless, ending)
      await sleep(waitMs, undefined, { signal }).catch(() => {})
      if (signal.aborted) return CLEAN
    }
  }

  /** @returns what came of it; undefined where nothing more is wanted */
  async #connect(): Promise<Exchange | undefined> {
    const { client, settings, position, signal, log, teller, secrets, showsRefusal } = this.#parts
    const known = secrets.forms
    secrets.beginHandshake(known)
    log.beginLane(this.#fruitless + 1)
    const enough = new AbortController()
    let refused: RefusedBody | undefined
    const events = client.stream(buildRequest(this.#request()), {
      ...settings,
      streamPosition: position,
      wants: head => isAccepted(head) || showsRefusal,
      pourInto: head => {
        if (isAccepted(head)) return NOWHERE
        setTimeout(() => enough.abort(), MAX_REFUSAL_MS).unref()
        refused = new RefusedBody(() => enough.abort())
        return refused
      },
      signal: AbortSignal.any([signal, enough.signal])
    })
    const exchange = await this.#follow(events)
    if (exchange && !isOpened(exchange)) {
      this.#failures++
      secrets.endHandshake(withSeenSecrets(known, exchange), true)
      teller.onNotOpen(exchange, refused ? shownBody(refused.bytes, refused.size, secrets.forms) : [])
    }
    return exchange
  }

  async #follow(events: AsyncIterable<ExchangeEvent>): Promise<Exchange | undefined> {
    const { log, teller, onEvent } = this.#parts
    let live: LiveExchange | undefined
    let isOpen = false
    for await (const event of events) {
      // What it brought is printed at the end of a turn, and before it is told that it is over.
      if (event.type === 'hop-ended') await nextTurn()
      teller.onEvent(event)
      if (!isOpen) live = applyExchangeEvent(live, event)
      if (event.type === 'response-head' && isAccepted(event.response) && live) {
        isOpen = true
        this.#noteOpen()
        log.open(live.exchange, event.response)
        teller.onOpen(live.exchange)
      } else if (event.type === 'server-sent-event' && isOpen) {
        this.#fruitless = 0
        log.addEvent(event.event, event.atMs)
        const wait = onEvent(event.event)
        if (wait === 'enough') {
          log.leave()
          return undefined
        }
        if (wait) await wait
      } else if (event.type === 'done') {
        log.endLane(event.exchange, isOpen)
        return event.exchange
      }
    }
    throw new ClientError('INTERNAL', { facts: { problem: 'the exchange ended without a last event' } })
  }

  #noteOpen(): void {
    const { cookies, secrets } = this.#parts
    this.#hasBeenOpen = true
    this.#failures = 0
    const values = cookies.list().map(({ value }) => value)
    secrets.endHandshake([...secrets.forms, ...secretForms(values.filter(mayProve))], false)
  }

  /** @throws ClientError BUILD where no header can carry the ID of the last event */
  #request(): StreamRequest {
    const { request, position } = this.#parts
    const headers = withLastEventId(request.headers, position.lastEventId)
    if (headers) return { ...request, headers }
    const problem = 'The event stream cannot be opened again: no header can carry the ID of its last event.'
    throw new ClientError('BUILD', { field: 'headers', facts: { problem } })
  }

  #waitMs(position: StreamPosition): number {
    const usual = reopenWait(position)
    const grown = usual * 2 ** Math.min(Math.max(this.#failures - 1, 0), 16)
    return Math.min(grown, Math.max(usual, MAX_BACKOFF_MS))
  }
}

/** Whether an exchange was an event stream. */
function isOpened({ hops }: Exchange): boolean {
  const response = hops.at(-1)?.response
  return response !== undefined && isAccepted(response)
}

function endOf({ request, hops, error }: Exchange): ConnectionEnd {
  const last = hops.at(-1)
  return {
    url: last?.request.url ?? request.url,
    response: last?.response,
    error: error && ClientError.from(error)
  }
}

const UNREPEATABLE = 'The event stream was not opened again: what was sent cannot be read twice.'

function describeFruitless(times: number): string {
  return `The event stream was opened again ${times} times in a row, and no event came.`
}

/** Events are told as they come; their bytes are of no interest. */
const NOWHERE: BodyOutlet = { failure: undefined, write: () => true, drained: callback => callback() }
