import type { ExecuteOptions, Request } from '#shared/client/http-client.ts'
import { createRpcHttpClient } from '#shared/client/rpc-http-client.ts'
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
  request: Request,
  options: ExecuteOptions,
  show: (live: LiveExchange) => void
): Promise<void> {
  const client = createRpcHttpClient(await host.ready(options.signal))
  await foldEvents(client.stream(request, options), show, screen)
}
