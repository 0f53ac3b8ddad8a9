import type { HttpClient } from '#shared/client/http-client.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { HostBodies } from '../body-handlers.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { prepareSend, type SendAccess } from '../send/prepare-send.ts'
import { recordExchange } from '../send/record-exchange.ts'
import type { AskEndpoint } from './oauth2-tokens.ts'

/** A token is short: what answers with more is no token endpoint. */
const MAX_ANSWER = 1024 * 1024

export interface EndpointParts extends SendAccess {
  client: HttpClient
  history: HistoryStore
  bodies: HostBodies
}

/**
 * Asks token endpoints the way the requests of a scope go: with its TLS settings, certificates and proxy, but without
 * the headers and the auth that it hands down. What was asked is kept in the history, secrets masked.
 */
export function endpointOf(scope: GatheredScope, parts: EndpointParts): AskEndpoint {
  const bare: GatheredScope = {
    ...scope,
    variables: new Map(),
    layers: scope.layers.map(({ auth: _, ...layer }) => ({ ...layer, headers: [] }))
  }
  return async (draft, signal) => {
    const prepared = await prepareSend(draft, 'OAuth 2 token', bare, parts, neverAsked)
    if ('problems' in prepared) {
      const [first] = prepared.problems
      throw new ClientError('BUILD', {
        field: `auth.oauth2.${first?.field ?? ''}`,
        facts: { problem: first?.problem ?? '' }
      })
    }
    const { request, settings, secrets } = prepared
    const keep = (exchange: Exchange) => recordAsking(exchange, draft, secrets, parts)
    try {
      const response = await parts.client.execute(request, { ...settings, signal })
      try {
        const text = await response.text({ maxBytes: MAX_ANSWER })
        const { exchange } = response
        await keep(exchange)
        return { status: exchange.hops.at(-1)?.response?.status ?? 0, text }
      } finally {
        await response.release()
      }
    } catch (error) {
      if (error instanceof ClientError && error.exchange) await keep(error.exchange)
      throw error
    }
  }
}

/** The answer is the secret: of its body nothing is kept. That it cannot be recorded does not spoil it. */
async function recordAsking(
  { body: _, ...exchange }: Exchange,
  draft: Draft,
  secrets: readonly string[],
  { history, bodies }: EndpointParts
): Promise<void> {
  const sent = (draft.body.form ?? []).filter(({ name }) => SECRET_FIELDS.has(name)).map(({ value }) => value)
  const forms = [...secrets, ...secretForms(sent)]
  const source = { name: 'OAuth 2 token' }
  await recordExchange(
    { exchange, draft, source, results: undefined, secrets: forms },
    history,
    bodies
  ).catch(() => undefined)
}

const SECRET_FIELDS = new Set(['client_secret', 'password', 'code', 'code_verifier', 'refresh_token'])

/** A token endpoint is asked with Basic auth or none. */
function neverAsked(): Promise<string> {
  return Promise.reject(new ClientError('INTERNAL', { facts: { problem: 'a token needs no token' } }))
}
