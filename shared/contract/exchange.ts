import { z } from 'zod'
import { Bytes } from '../model/bytes.ts'
import { ExchangeEvent } from '../model/exchange-event.ts'
import { RequestInput } from '../model/request.ts'
import { ExecuteSettings } from '../model/settings.ts'
import { stream } from './define.ts'
import { MAX_BODY_CHUNK } from './limits.ts'

export const exchangeContract = {
  /**
   * Sends a request. Cancelling the stream aborts the exchange and closes its socket.
   * With a body of kind `stream`, the messages are the chunks of the body.
   */
  'exchange.execute': stream(
    z.object({ request: RequestInput, settings: ExecuteSettings }),
    ExchangeEvent,
    Bytes.refine(chunk => chunk.byteLength <= MAX_BODY_CHUNK, 'chunk too large')
  )
}
