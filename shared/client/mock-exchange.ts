import { headersOnTheWire } from '../http/default-headers.ts'
import { ClientError } from '../model/client-error.ts'
import type { ErrorRecord } from '../model/error.ts'
import type { BodyInfo, Exchange, ExchangeRequest, Hop } from '../model/exchange.ts'
import type { ExchangeEvent } from '../model/exchange-event.ts'
import type { PhaseName } from '../model/phases.ts'
import type { UrlParts } from '../url/split-url.ts'
import type { Request } from './http-client.ts'
import type { MockAnswer } from './mock-answer.ts'
import { describeMockBody } from './mock-body.ts'
import { bytesOf, describeBody, mockConnection, mockResponse, printHead } from './mock-nouns.ts'

/** Of the phases that are walked through. */
const DEFAULT_MS: Partial<Record<PhaseName, number>> = {
  dns: 0.5,
  tcp: 0.5,
  tls: 1,
  send: 0.25,
  ttfb: 5,
  download: 1
}

export interface MockExchangeOptions {
  id: string
  request: Request
  url: UrlParts
  insecure: boolean
  signal: AbortSignal | undefined
  /** Takes in the request’s body and answers it. */
  answer(): Promise<{ answer: MockAnswer; sentBytes: number }>
  /** Keeps the body of the answer. @returns its id */
  store(bytes: Uint8Array): string
}

/** One scripted exchange, told like a real one: contiguous phases, every event once, `done` last. */
export class MockExchange {
  readonly #options: MockExchangeOptions
  readonly #request: ExchangeRequest
  readonly #startedAt = new Date().toISOString()
  #hop: Hop
  #body: BodyInfo | undefined

  constructor(options: MockExchangeOptions) {
    this.#options = options
    const { request, url } = options
    const { method } = request
    this.#request = {
      method,
      url: request.url,
      headers: request.headers,
      body: describeMockBody(request.body)
    }
    this.#hop = {
      index: 0,
      reason: 'initial',
      request: {
        method,
        url: request.url,
        headers: headersOnTheWire({ ...request, body: this.#request.body }, url)
      },
      phases: [],
      changes: [],
      cookies: { sent: [], stored: [], rejected: [] },
      warnings: [],
      samples: { up: [], down: [] },
      startMs: 0,
      endMs: 0
    }
  }

  async *events(): AsyncGenerator<ExchangeEvent> {
    const { id, insecure } = this.#options
    yield { type: 'started', id, startedAt: this.#startedAt, request: this.#request, insecure }
    const { reason, request, startMs } = this.#hop
    yield { type: 'hop-started', hop: 0, reason, changes: [], request, startMs }
    let error: ErrorRecord | undefined
    try {
      yield* this.#walk()
    } catch (thrown) {
      error = ClientError.wrap(thrown).toRecord()
      this.#hop = { ...this.#hop, error }
    }
    yield { type: 'hop-ended', hop: 0, record: this.#hop }
    yield { type: 'done', exchange: this.#exchange(error) }
  }

  async *#walk(): AsyncGenerator<ExchangeEvent> {
    const { url, request, answer: ask, store } = this.#options
    const { answer, sentBytes } = await ask()
    yield* this.#phase('dns', answer)
    yield* this.#phase('tcp', answer)
    if (url.scheme === 'https') yield* this.#phase('tls', answer)
    const connection = mockConnection(url)
    this.#hop = { ...this.#hop, connection }
    yield { type: 'connection', hop: 0, connection, request: this.#hop.request, changes: [] }

    yield* this.#phase('send', answer)
    const head = printHead(request.method, url.target, this.#hop.request.headers)
    const sent = { head, bodyBytes: sentBytes }
    this.#hop = { ...this.#hop, sent }
    yield { type: 'request-sent', hop: 0, sent }

    yield* this.#phase('ttfb', answer)
    const response = mockResponse(answer)
    this.#hop = { ...this.#hop, response }
    yield { type: 'response-head', hop: 0, response }
    for (const event of answer.events ?? [])
      yield { type: 'server-sent-event', hop: 0, atMs: this.#hop.endMs, event }

    const whole = bytesOf(answer.body ?? '')
    const complete = answer.hangsIn !== 'download' && answer.error?.phase !== 'download'
    const received = complete ? whole : whole.subarray(0, Math.floor(whole.byteLength / 2))
    if (whole.byteLength > 0)
      this.#body = describeBody(store(received), received.byteLength, response, complete)
    const { endMs } = this.#hop
    yield { type: 'progress', hop: 0, atMs: endMs, sentBytes, receivedBytes: received.byteLength }
    yield* this.#phase('download', answer)
  }

  /** @throws ClientError when the exchange fails or is aborted in this phase */
  async *#phase(name: PhaseName, answer: MockAnswer): AsyncGenerator<ExchangeEvent> {
    const { signal } = this.#options
    const startMs = this.#hop.endMs
    yield { type: 'phase-started', hop: 0, name, startMs }
    if (answer.hangsIn === name) await untilAborted(signal)
    const phase = { name, startMs, endMs: startMs + (answer.phases?.[name] ?? DEFAULT_MS[name] ?? 0) }
    this.#hop = { ...this.#hop, phases: [...this.#hop.phases, phase], endMs: phase.endMs }
    yield { type: 'phase-ended', hop: 0, phase }
    if (signal?.aborted) throw new ClientError('ABORTED', { phase: name, cause: signal.reason })
    const { error } = answer
    if (error && (error.phase ?? 'ttfb') === name)
      throw new ClientError(error.code, { ...error, phase: name })
  }

  #exchange(error: ErrorRecord | undefined): Exchange {
    const { id, insecure } = this.#options
    return {
      id,
      startedAt: this.#startedAt,
      request: this.#request,
      hops: [this.#hop],
      totalMs: this.#hop.endMs,
      ...(this.#body && { body: this.#body }),
      insecure,
      ...(error && { error })
    }
  }
}

async function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return
  await new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve(), { once: true }))
}
