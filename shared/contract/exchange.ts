import { z } from 'zod'
import { Bytes } from '../model/bytes.ts'
import { ExchangeEvent } from '../model/exchange-event.ts'
import { RequestInput } from '../model/request.ts'
import { ExecuteSettings } from '../model/settings.ts'
import { stream } from './define.ts'
import { MAX_BODY_CHUNK, MAX_GATHERED_BODY } from './limits.ts'

export const exchangeContract = {
  /**
   * Sends a request. Cancelling the stream aborts the exchange and closes its socket.
   * With a body of kind `stream`, the messages are the chunks of the body. With `bytesFollow` they are bytes that the
   * asker has at hand: they are gathered before anything is sent, and count as a body of kind `bytes`. Of files, only
   * those are read that were granted on the host's machine; others are refused with BUILD.
   */
  'exchange.execute': stream(
    z
      .object({ request: RequestInput, settings: ExecuteSettings, bytesFollow: z.boolean().optional() })
      .refine(
        ({ bytesFollow, request: { body } }) =>
          !bytesFollow || (body.kind === 'stream' && (body.length ?? Infinity) <= MAX_GATHERED_BODY),
        'bytes that follow have a length within the limit'
      ),
    ExchangeEvent,
    Bytes.refine(chunk => chunk.byteLength <= MAX_BODY_CHUNK, 'chunk too large')
  )
}
