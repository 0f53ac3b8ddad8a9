import { z } from 'zod'
import { ExchangeEvent } from '../model/exchange-event.ts'
import { ExecuteSettings, RequestInput } from '../model/request.ts'
import { stream } from './define.ts'

/** Largest chunk of a request body that may cross in one message, in bytes. */
export const MAX_BODY_CHUNK = 1024 * 1024

export const exchangeContract = {
  /**
   * Sends a request. Cancelling the stream aborts the exchange and closes its socket.
   * With a body of kind `stream`, the messages are the chunks of the body.
   */
  'exchange.execute': stream(
    z.object({ request: RequestInput, settings: ExecuteSettings }),
    ExchangeEvent,
    z.instanceof(Uint8Array).refine(chunk => chunk.byteLength <= MAX_BODY_CHUNK, 'chunk too large')
  )
}
