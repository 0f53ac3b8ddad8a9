import { ClientError } from '#shared/model/client-error.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { applyExchangeEvent, type LiveExchange } from '#shared/model/live-exchange.ts'

/** When something may be shown next: a screen's frames. */
export interface Frames {
  request(callback: () => void): number
  cancel(id: number): void
}

/**
 * Folds the events of an exchange and shows how far it has come, at most once per frame and once when it is over.
 * When the events break off, what had been measured is shown with that error.
 * @throws whatever the events throw before the first of them
 */
export async function foldEvents(
  events: AsyncIterable<ExchangeEvent>,
  show: (live: LiveExchange) => void,
  frames: Frames
): Promise<void> {
  let live: LiveExchange | undefined
  let frame: number | undefined
  const startedAt = performance.now()
  const showNow = () => {
    frame = undefined
    if (live) show(live)
  }
  try {
    for await (const event of events) {
      live = applyExchangeEvent(live, event)
      frame ??= frames.request(showNow)
    }
  } catch (error) {
    if (!live) throw error
    live = breakOff(live, ClientError.wrap(error), performance.now() - startedAt)
  } finally {
    if (frame !== undefined) frames.cancel(frame)
  }
  showNow()
}

/** What is known of an exchange whose end nobody told. The running phase ends by the local clock: there is no other. */
function breakOff({ phase, ...rest }: LiveExchange, error: ClientError, elapsedMs: number): LiveExchange {
  const record = { ...error.toRecord(), ...(phase && { phase: phase.name }) }
  const endMs = Math.max(phase?.startMs ?? 0, rest.exchange.totalMs, elapsedMs)
  const hops = rest.exchange.hops.map((hop, index) =>
    phase?.hop === index
      ? {
          ...hop,
          phases: [...hop.phases, { name: phase.name, startMs: phase.startMs, endMs }],
          error: record,
          endMs
        }
      : hop
  )
  const totalMs = hops.at(-1)?.endMs ?? 0
  return { ...rest, running: false, exchange: { ...rest.exchange, hops, totalMs, error: record } }
}
