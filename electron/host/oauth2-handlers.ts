import type { oauth2Contract } from '#shared/contract/oauth2.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import type { OAuth2Event } from '#shared/model/oauth2.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { type EndpointParts, endpointOf } from './oauth2/ask-endpoint.ts'
import type { OAuth2Tokens, TokenContext } from './oauth2/oauth2-tokens.ts'
import { resolveOAuth2 } from './oauth2/resolve-oauth2.ts'
import { ownerOf } from './oauth2/token-owner.ts'
import type { GatherScope } from './send/gather-or-refuse.ts'
import { tellUnrecorded } from './tell-unrecorded.ts'

interface OAuth2Parts extends EndpointParts {
  tokens: OAuth2Tokens
  gatherScope: GatherScope
}

export function oauth2Handlers(parts: OAuth2Parts): Handlers<typeof oauth2Contract> {
  const { tokens } = parts
  const prepare = async (target: { oauth2: DraftOAuth2; scope: Scope }) => {
    const problems: string[] = []
    const gathered = await parts.gatherScope(target.scope)
    const { oauth2, secrets, unresolved } = await resolveOAuth2(target.oauth2, gathered)
    const ask = endpointOf(gathered, secrets, parts, problem => problems.push(problem))
    const context: TokenContext = { owner: ownerOf(gathered), ask }
    return { oauth2, context, unresolved, problems }
  }
  const prepareAll = async (target: { oauth2: DraftOAuth2; scope: Scope }) => {
    const prepared = await prepare(target)
    const [first] = prepared.unresolved
    if (first) throw new ClientError('BUILD', { field: first.field, facts: { problem: first.problem } })
    return prepared
  }
  return {
    async *'oauth2.fetch'(target, { signal, messages }) {
      const { oauth2, context, problems } = await prepareAll(target)
      yield* withUnrecorded(tokens.fetch(oauth2, context, messages, signal), problems)
    },
    async *'oauth2.refresh'(target, { signal }) {
      const { oauth2, context, problems } = await prepareAll(target)
      yield* withUnrecorded(tokens.refresh(oauth2, context, signal), problems)
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

/** What is told of getting a token, and then why the history could not keep it, whether or not there is one. */
async function* withUnrecorded(
  events: AsyncIterable<OAuth2Event>,
  problems: readonly string[]
): AsyncGenerator<OAuth2Event> {
  try {
    yield* events
  } catch (error) {
    yield* tellUnrecorded(problems)
    throw error
  }
  yield* tellUnrecorded(problems)
}
