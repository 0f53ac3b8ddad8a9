import type { sendContract } from '#shared/contract/send.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { ResolvedOAuth2 } from './oauth2/resolve-oauth2.ts'
import type { GatheredScope } from './scope/gathered-scope.ts'
import { resolveRequest } from './send/resolve-request.ts'
import { type SendParts, sendDraft } from './send/send-draft.ts'
import type { SessionBodies } from './session-bodies.ts'

export interface SendHandlerParts extends SendParts {
  /** The OAuth 2 token that is there already. @throws ClientError when there is none */
  cachedToken(resolved: ResolvedOAuth2, scope: GatheredScope): Promise<string>
}

export function sendHandlers(parts: SendHandlerParts, session: SessionBodies): Handlers<typeof sendContract> {
  return {
    'draft.send': (input, { signal }) => sendDraft(input, parts, session, signal),
    'draft.resolve': input => resolveRequest(input, parts)
  }
}
