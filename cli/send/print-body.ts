import { isEventStream } from '#engine/sse/is-event-stream.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import { readWindows } from '#shared/client/body-windows.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'

const WINDOW_BYTES = 256 * 1024

/**
 * Prints the body of an exchange: an event stream as it comes, anything else once it is complete, since until then it
 * may be tried again. Who takes it slowly holds the server up.
 */
export async function printBody(
  events: AsyncIterable<ExchangeEvent>,
  bodies: Pick<BodyAccess, 'readBody'>,
  write: (chunk: Uint8Array) => Promise<void>
): Promise<Exchange> {
  let streamed: { id: string; offset: number } | undefined

  async function printMore(stream: { id: string; offset: number }): Promise<void> {
    for (;;) {
      // One that broke off and was tried again is gone. What else there is to say is said at the end.
      const window = await bodies.readBody(stream.id, stream.offset, WINDOW_BYTES).catch(() => undefined)
      if (!window || window.byteLength === 0) return
      stream.offset += window.byteLength
      await write(window)
    }
  }

  async function* told(): AsyncGenerator<ExchangeEvent> {
    for await (const event of events) {
      if (event.type === 'response-head' && isEventStream(event.response.headers)) {
        const { bodyId: id } = event
        // A stream that was opened again goes on in the body it has.
        if (id !== undefined && id !== streamed?.id) streamed = { id, offset: 0 }
      }
      if (event.type === 'server-sent-event' && streamed) await printMore(streamed)
      yield event
    }
  }

  const exchange = await settledExchange(told())
  const { body } = exchange
  const from = body && body.id === streamed?.id ? streamed.offset : 0
  if (body) for await (const chunk of readWindows(body, bodies, { from, to: body.size })) await write(chunk)
  return exchange
}
