import type { HttpClient } from '#shared/client/http-client.ts'
import type { exchangeContract } from '#shared/contract/exchange.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { FileAccess } from './file-access.ts'
import type { KeptCookies } from './kept-cookies.ts'
import { receiveRequestBody } from './receive-request-body.ts'
import type { SessionBodies } from './session-bodies.ts'

export function exchangeHandlers(
  client: HttpClient,
  bodies: SessionBodies,
  cookies: KeptCookies,
  files: FileAccess
): Handlers<typeof exchangeContract> {
  return {
    async *'exchange.execute'({ request, settings, bytesFollow = false }, { signal, messages }) {
      await cookies.loaded
      const body = await receiveRequestBody(request.body, bytesFollow, messages, files)
      for await (const event of client.stream({ ...request, body }, { ...settings, signal })) {
        if (event.type === 'done' && event.exchange.body) bodies.own(event.exchange.body.id)
        yield event
      }
    }
  }
}
