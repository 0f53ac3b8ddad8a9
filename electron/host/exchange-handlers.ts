import type { Body, HttpClient } from '#shared/client/http-client.ts'
import type { exchangeContract } from '#shared/contract/exchange.ts'
import type { RequestInput } from '#shared/model/request.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { KeptCookies } from './kept-cookies.ts'
import type { SessionBodies } from './session-bodies.ts'

export function exchangeHandlers(
  client: HttpClient,
  bodies: SessionBodies,
  cookies: KeptCookies
): Handlers<typeof exchangeContract> {
  return {
    async *'exchange.execute'({ request, settings }, { signal, messages }) {
      await cookies.loaded
      const sent = { ...request, body: withChunks(request.body, messages) }
      for await (const event of client.stream(sent, { ...settings, signal })) {
        if (event.type === 'done' && event.exchange.body) bodies.own(event.exchange.body.id)
        yield event
      }
    }
  }
}

function withChunks(body: RequestInput['body'], chunks: AsyncIterable<Uint8Array>): Body {
  return body.kind === 'stream' ? { ...body, chunks } : body
}
