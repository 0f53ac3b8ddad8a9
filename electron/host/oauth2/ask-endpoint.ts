import type { BodyAccess } from '#shared/client/body-access.ts'
import type { HttpClient } from '#shared/client/http-client.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { BodyInfo, Exchange } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { prepareVerbatim, type SendAccess } from '../send/prepare-send.ts'
import { type Recorder, recordExchange, sayUnrecorded } from '../send/record-exchange.ts'
import type { AskEndpoint } from './oauth2-tokens.ts'
import { refusalBody } from './refusal-body.ts'
import type { TokenRequest } from './token-requests.ts'

/** A token is short: what answers with more is no token endpoint. */
const MAX_ANSWER = 1024 * 1024

export interface EndpointParts extends SendAccess {
  client: Pick<HttpClient, 'execute'>
  history: Recorder
}

/**
 * Asks token endpoints the way the requests of a scope go: with its TLS settings, certificates and proxy. A redirection
 * is not followed, since the credentials would go along. What was asked is kept in the history, secrets masked.
 * @param known values of secrets that the requests are made of, wherever they stand in them
 * @param onUnrecorded told why the history could not keep what was asked: a sentence for a person
 */
export function endpointOf(
  scope: GatheredScope,
  known: readonly string[],
  parts: EndpointParts,
  onUnrecorded: (problem: string) => void
): AskEndpoint {
  return async (asking, signal) => {
    const prepared = await prepareVerbatim(asking.draft, scope, parts)
    if ('problems' in prepared) throw unprepared(asking, prepared.problems)
    const { request, settings, secrets } = prepared
    const forms = [...secrets, ...secretForms([...known, ...asking.secrets])]
    const keep = (exchange: Exchange, answer = '') =>
      recordAsking(exchange, answer, { draft: asking.draft, forms }, parts, onUnrecorded)
    try {
      const options = { ...settings, redirects: { follow: false }, signal }
      const response = await parts.client.execute(request, options)
      try {
        const text = await response.text({ maxBytes: MAX_ANSWER })
        const { exchange } = response
        await keep(exchange, text)
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

/** Of what a person can see, the URL alone has a field of its own in it. */
function unprepared({ urlField }: TokenRequest, [first]: readonly DraftProblem[]): ClientError {
  const field = first?.field === 'url' ? `auth.oauth2.${urlField}` : 'auth.oauth2'
  return new ClientError('BUILD', { field, facts: { problem: first?.problem ?? '' } })
}

/**
 * The answer is the secret: of its body nothing is kept but why a token was refused. That it cannot be recorded does not
 * spoil it.
 */
async function recordAsking(
  { body, ...exchange }: Exchange,
  answer: string,
  { draft, forms }: { draft: Draft; forms: readonly SecretForm[] },
  { history }: EndpointParts,
  onUnrecorded: (problem: string) => void
): Promise<void> {
  const said = refusalBody(answer)
  const ended = {
    exchange: {
      ...exchange,
      ...(body && { bodyWithheld: true }),
      ...(body && said && { body: { ...body, ...sizesOf(said), contentType: 'application/json' } })
    },
    draft,
    source: { name: 'OAuth 2 token' },
    results: undefined,
    secrets: forms
  }
  await recordExchange(ended, history, bodyOf(said ?? new Uint8Array())).catch((error: unknown) =>
    onUnrecorded(sayUnrecorded(error))
  )
}

function sizesOf({ length }: Uint8Array): Pick<BodyInfo, 'size' | 'encodedSize'> {
  return { size: length, encodedSize: length }
}

/** A body that nobody else reads. */
function bodyOf(bytes: Uint8Array): BodyAccess {
  return {
    readBody: (_, offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    releaseBody: () => Promise.resolve()
  }
}
