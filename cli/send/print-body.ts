import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { isEventStream } from '#engine/sse/is-event-stream.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import { readWindows } from '#shared/client/body-windows.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import type { Exchange, ResponseHead } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'

const WINDOW_BYTES = 256 * 1024

/**
 * Prints the stored body of an exchange that may be tried again: an event stream as it comes, anything else once it is
 * complete, since until then it may be another. Who takes it slowly holds the server up.
 * @param open told of the answer before its body is printed
 */
export async function printBody(
  events: AsyncIterable<ExchangeEvent>,
  bodies: Pick<BodyAccess, 'readBody'>,
  open: (head: ResponseHead) => BodyOutlet
): Promise<Exchange> {
  let streamed: { id: string; offset: number } | undefined
  let outlet: BodyOutlet | undefined

  async function printMore(stream: { id: string; offset: number }, to: BodyOutlet): Promise<void> {
    for (;;) {
      // One that broke off and was tried again is gone. What else there is to say is said at the end.
      const window = await bodies.readBody(stream.id, stream.offset, WINDOW_BYTES).catch(() => undefined)
      if (!window || window.byteLength === 0) return
      stream.offset += window.byteLength
      await writeTo(to, window)
    }
  }

  async function* told(): AsyncGenerator<ExchangeEvent> {
    for await (const event of events) {
      if (event.type === 'response-head' && isEventStream(event.response.headers)) {
        const { bodyId: id } = event
        // A stream that was opened again goes on in the body it has.
        if (id !== undefined && id !== streamed?.id) streamed = { id, offset: 0 }
        if (id !== undefined) outlet ??= open(event.response)
      }
      if (event.type === 'server-sent-event' && streamed && outlet) await printMore(streamed, outlet)
      yield event
    }
  }

  const exchange = await settledExchange(told())
  const { body } = exchange
  const head = exchange.hops.findLast(({ response }) => response)?.response
  if (!body || !head) return exchange
  const from = body.id === streamed?.id ? streamed.offset : 0
  outlet ??= open(head)
  for await (const chunk of readWindows(body, bodies, { from, to: body.size })) await writeTo(outlet, chunk)
  return exchange
}

/** @throws ClientError why it takes no more */
async function writeTo(outlet: BodyOutlet, chunk: Uint8Array): Promise<void> {
  if (!outlet.write(chunk)) await new Promise<void>(resolve => outlet.drained(resolve))
  if (outlet.failure) throw outlet.failure
}
