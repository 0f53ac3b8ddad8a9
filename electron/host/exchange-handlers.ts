import type { HttpClient } from '#shared/client/http-client.ts'
import type { exchangeContract } from '#shared/contract/exchange.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { Consents, FileAccess } from './file-access.ts'
import type { KeptCookies } from './kept-cookies.ts'
import { receiveRequestBody } from './receive-request-body.ts'
import type { SessionBodies } from './session-bodies.ts'

export function exchangeHandlers(
  client: HttpClient,
  bodies: SessionBodies,
  cookies: KeptCookies,
  files: FileAccess,
  consents: Consents
): Handlers<typeof exchangeContract> {
  return {
    async *'exchange.execute'({ request, settings, bytesFollow = false }, { signal, messages }) {
      await cookies.loaded
      assertAllowed(settings, consents)
      const body = await receiveRequestBody(request.body, bytesFollow, messages, files)
      for await (const event of client.stream({ ...request, body }, { ...settings, signal })) {
        if (event.type === 'done' && event.exchange.body) bodies.own(event.exchange.body.id)
        yield event
      }
    }
  }
}

/** @throws ClientError BUILD `unixSocket` when the person did not allow it */
function assertAllowed({ unixSocket: path }: ExecuteSettings, consents: Consents): void {
  if (path === undefined || consents.allows({ kind: 'unix-socket', path })) return
  const problem = `Talking to a program of this machine through ${path} was not allowed.`
  throw new ClientError('BUILD', { field: 'unixSocket', facts: { problem, path } })
}
