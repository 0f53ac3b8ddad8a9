import { ClientError } from '../model/client-error.ts'
import type { Exchange } from '../model/exchange.ts'
import type { ExchangeEvent } from '../model/exchange-event.ts'
import type { BodyAccess } from './body-access.ts'
import type { ExecuteOptions, HttpClient, Request, Response } from './http-client.ts'
import { createResponse } from './response.ts'

export interface EventSource extends BodyAccess {
  /** As `HttpClient.stream`. */
  stream(request: Request, options?: ExecuteOptions): AsyncIterable<ExchangeEvent>
}

/** A whole client, for whoever can tell an exchange as events and read the bodies. */
export function createHttpClient(source: EventSource): HttpClient {
  return {
    stream: (request, options) => source.stream(request, options),
    async execute(request: Request, options?: ExecuteOptions): Promise<Response> {
      const exchange = await lastOf(source.stream(request, options))
      if (!exchange.error) return createResponse(exchange, source)
      // Nobody gets a Response to release it by.
      if (exchange.body) await source.releaseBody(exchange.body.id)
      throw ClientError.from(exchange.error, exchange)
    }
  }
}

async function lastOf(events: AsyncIterable<ExchangeEvent>): Promise<Exchange> {
  let exchange: Exchange | undefined
  for await (const event of events) if (event.type === 'done') exchange = event.exchange
  if (exchange) return exchange
  throw new ClientError('INTERNAL', { facts: { problem: 'the exchange ended without a last event' } })
}
