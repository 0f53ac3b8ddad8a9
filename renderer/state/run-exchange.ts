import type { EventOf, InputOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { applyExchangeEvent, type LiveExchange } from '#shared/model/live-exchange.ts'
import { host } from './host.ts'

/**
 * Runs an exchange and shows how far it has come, at most once per frame and once when it is over.
 * When the host dies on the way, what had been measured is shown with that error.
 * @throws ClientError when nothing had begun yet
 */
export async function runExchange(
  input: InputOf<Contract, 'exchange.execute'>,
  signal: AbortSignal,
  show: (live: LiveExchange) => void
): Promise<void> {
  const client = await host.ready(signal)
  await foldEvents(client.stream('exchange.execute', input, { signal }), show)
}

/** The fold alone, over any stream of events. */
export async function foldEvents(
  events: AsyncIterable<EventOf<Contract, 'exchange.execute'>>,
  show: (live: LiveExchange) => void
): Promise<void> {
  let live: LiveExchange | undefined
  let frame = 0
  const showNow = () => {
    frame = 0
    if (live) show(live)
  }
  try {
    for await (const event of events) {
      live = applyExchangeEvent(live, event)
      frame ||= requestAnimationFrame(showNow)
    }
  } catch (error) {
    if (!live) throw error
    const { phase, ...rest } = live
    const failure = ClientError.wrap(error)
    live = { ...rest, running: false, exchange: { ...live.exchange, error: failure.toRecord() } }
  } finally {
    cancelAnimationFrame(frame)
  }
  showNow()
}
