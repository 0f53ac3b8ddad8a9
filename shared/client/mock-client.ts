import { assertRequest } from '../http/check-request.ts'
import type { ExchangeEvent } from '../model/exchange-event.ts'
import type { BodyAccess } from './body-access.ts'
import { bodyGone } from './body-gone.ts'
import { createHttpClient } from './client-over-events.ts'
import type { ExecuteOptions, HttpClient, Request, Response } from './http-client.ts'
import { readMockBody } from './mock-body.ts'
import { MockExchange } from './mock-exchange.ts'
import { findAnswer, type MockRequest, type MockScript } from './mock-script.ts'

/** A client that sends nothing: it answers from a script, with true events and exchanges. */
export class MockClient implements HttpClient, BodyAccess {
  /** What it was asked to send, in order. */
  readonly requests: MockRequest[] = []
  readonly #script: MockScript
  readonly #bodies = new Map<string, Uint8Array>()
  readonly #client: HttpClient
  #lastId = 0

  constructor(script: MockScript) {
    this.#script = script
    this.#client = createHttpClient({
      stream: (request, options) => this.#run(request, options),
      readBody: (id, offset, length) => this.readBody(id, offset, length),
      releaseBody: id => this.releaseBody(id)
    })
  }

  /** Bodies that nobody has released yet. */
  get storedBodies(): number {
    return this.#bodies.size
  }

  execute(request: Request, options?: ExecuteOptions): Promise<Response> {
    return this.#client.execute(request, options)
  }

  stream(request: Request, options?: ExecuteOptions): AsyncIterable<ExchangeEvent> {
    return this.#client.stream(request, options)
  }

  async readBody(id: string, offset: number, length: number): Promise<Uint8Array> {
    const bytes = this.#bodies.get(id)
    if (bytes) return bytes.subarray(offset, offset + length)
    throw bodyGone()
  }

  async releaseBody(id: string): Promise<void> {
    this.#bodies.delete(id)
  }

  async *#run(request: Request, options: ExecuteOptions = {}): AsyncGenerator<ExchangeEvent> {
    const url = assertRequest(request)
    const id = `mock-exchange-${++this.#lastId}`
    const exchange = new MockExchange({
      id,
      request,
      url,
      insecure: options.insecure ?? false,
      signal: options.signal,
      answer: async () => {
        const asked = { request, body: await readMockBody(request.body) }
        this.requests.push(asked)
        return { answer: findAnswer(this.#script, asked), sentBytes: asked.body.byteLength }
      },
      store: bytes => {
        this.#bodies.set(id, bytes)
        return id
      }
    })
    let told = false
    try {
      for await (const event of exchange.events()) {
        told = event.type === 'done'
        yield event
      }
    } finally {
      if (!told) this.#bodies.delete(id)
    }
  }
}
