import type { InputOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { type Frames, foldEvents } from './fold-events.ts'
import { host } from './host.ts'

const screen: Frames = {
  request: callback => requestAnimationFrame(callback),
  cancel: id => cancelAnimationFrame(id)
}

/**
 * Sends a request through the host, as soon as there is one, and shows how far it has come.
 * @throws ClientError when nothing had begun yet
 */
export async function runExchange(
  input: InputOf<Contract, 'exchange.execute'>,
  signal: AbortSignal,
  show: (live: LiveExchange) => void
): Promise<void> {
  const client = await host.ready(signal)
  await foldEvents(client.stream('exchange.execute', input, { signal }), show, screen)
}
