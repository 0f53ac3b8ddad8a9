import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { SendParts } from '../send/send-draft.ts'

/** A client that gives every exchange up after so many milliseconds, or earlier where its settings say so. */
export function limitedClient(client: SendParts['client'], timeoutMs: number): SendParts['client'] {
  return {
    stream(request, options): AsyncIterable<ExchangeEvent> {
      const { timeouts } = options
      // 0 is off.
      const totalMs = Math.min(timeouts?.totalMs || timeoutMs, timeoutMs)
      return client.stream(request, { ...options, timeouts: { ...timeouts, totalMs } })
    }
  }
}
