import type { oauth2Contract } from '#shared/contract/oauth2.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { type EndpointParts, endpointOf } from './oauth2/ask-endpoint.ts'
import type { OAuth2Tokens, TokenContext } from './oauth2/oauth2-tokens.ts'
import { resolveOAuth2 } from './oauth2/resolve-oauth2.ts'
import { ownerOf } from './oauth2/token-owner.ts'
import type { GatherScope } from './send/gather-or-refuse.ts'

interface OAuth2Parts extends EndpointParts {
  tokens: OAuth2Tokens
  gatherScope: GatherScope
}

export function oauth2Handlers(parts: OAuth2Parts): Handlers<typeof oauth2Contract> {
  const { tokens } = parts
  const prepare = async (target: { oauth2: DraftOAuth2; scope: Scope }) => {
    const gathered = await parts.gatherScope(target.scope)
    const { oauth2, secrets, unresolved } = await resolveOAuth2(target.oauth2, gathered)
    const context: TokenContext = { owner: ownerOf(gathered), ask: endpointOf(gathered, secrets, parts) }
    return { oauth2, context, unresolved }
  }
  const prepareAll = async (target: { oauth2: DraftOAuth2; scope: Scope }) => {
    const prepared = await prepare(target)
    const [first] = prepared.unresolved
    if (first) throw new ClientError('BUILD', { field: first.field, facts: { problem: first.problem } })
    return prepared
  }
  return {
    async *'oauth2.fetch'(target, { signal, messages }) {
      const { oauth2, context } = await prepareAll(target)
      yield* tokens.fetch(oauth2, context, messages, signal)
    },
    async 'oauth2.refresh'(target, { signal }) {
      const { oauth2, context } = await prepareAll(target)
      return tokens.refresh(oauth2, context, signal)
    },
    async 'oauth2.token'(target) {
      const { oauth2, context } = await prepare(target)
      const token = await tokens.state(oauth2, context)
      return token ? { token } : {}
    },
    async 'oauth2.forget'(target) {
      const { oauth2, context } = await prepare(target)
      await tokens.forget(oauth2, context)
    }
  }
}
