import { ClientError } from '../model/client-error.ts'
import type { Exchange } from '../model/exchange.ts'
import type { ExchangeEvent } from '../model/exchange-event.ts'

/** The record of an exchange once it is over, whether or not it went well. */
export async function settledExchange(events: AsyncIterable<ExchangeEvent>): Promise<Exchange> {
  let exchange: Exchange | undefined
  for await (const event of events) if (event.type === 'done') exchange = event.exchange
  if (exchange) return exchange
  throw new ClientError('INTERNAL', { facts: { problem: 'the exchange ended without a last event' } })
}
