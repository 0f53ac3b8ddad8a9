import { ClientError } from '../model/client-error.ts'
import type { ExchangeEvent } from '../model/exchange-event.ts'
import type { BodyAccess } from './body-access.ts'
import type { ExecuteOptions, HttpClient, Request, Response } from './http-client.ts'
import { createResponse } from './response.ts'
import { settledExchange } from './settled-exchange.ts'

export interface EventSource extends BodyAccess {
  /** As `HttpClient.stream`. */
  stream(request: Request, options?: ExecuteOptions): AsyncIterable<ExchangeEvent>
}

/** A whole client, for whoever can tell an exchange as events and read the bodies. */
export function createHttpClient(source: EventSource): HttpClient {
  return {
    stream: (request, options) => source.stream(request, options),
    async execute(request: Request, options?: ExecuteOptions): Promise<Response> {
      const exchange = await settledExchange(source.stream(request, options))
      if (!exchange.error) return createResponse(exchange, source)
      // Nobody gets a Response to release it by.
      if (exchange.body) await source.releaseBody(exchange.body.id)
      throw ClientError.from(exchange.error, exchange)
    }
  }
}
