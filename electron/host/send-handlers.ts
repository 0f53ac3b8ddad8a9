import type { sendContract } from '#shared/contract/send.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { resolveRequest } from './send/resolve-request.ts'
import { type SendParts, sendDraft } from './send/send-draft.ts'
import type { SessionBodies } from './session-bodies.ts'

export function sendHandlers(parts: SendParts, session: SessionBodies): Handlers<typeof sendContract> {
  return {
    'draft.send': (input, { signal }) => sendDraft(input, parts, session, signal),
    'draft.resolve': input => resolveRequest(input, parts.gatherScope)
  }
}
