import type { RequestProblem } from '#shared/http/check-request.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { applyToken } from './apply-token.ts'
import type { ResolvedOAuth2 } from './resolve-oauth2.ts'

/** Where the token of OAuth 2 comes from. */
export interface TokenSource {
  /** @throws ClientError when there is none to be had, and how one is got */
  get(resolved: ResolvedOAuth2): Promise<string>
  /** Why there is none, and what to do about it, in other words than those of the window. */
  sayError?: ((error: ClientError) => string) | undefined
}

/**
 * A draft whose OAuth 2 has become the token that is sent; any other draft is the same.
 * @param secrets values of secrets that went into the draft
 * @param tokens absent when nobody is to be asked
 * @returns with the problem why there is no token
 */
export async function withToken(
  draft: Draft,
  secrets: readonly string[],
  tokens: TokenSource | undefined
): Promise<{ draft: Draft; problem?: RequestProblem }> {
  const { auth } = draft
  if (auth?.kind !== 'oauth2') return { draft }
  const { oauth2 } = auth
  if (!oauth2)
    return {
      draft,
      problem: { field: 'auth.oauth2', problem: 'OAuth 2 needs a flow and its URLs.' }
    }
  if (!tokens) return { draft }
  try {
    return { draft: applyToken(draft, oauth2, await tokens.get({ oauth2, secrets })) }
  } catch (error) {
    const failed = ClientError.wrap(error)
    const { code, field = 'auth.oauth2', message, hint } = failed
    if (code === 'ABORTED' || code === 'INTERNAL') throw error
    const problem = tokens.sayError?.(failed) ?? `${message} ${hint}`.trim()
    return { draft, problem: { field, problem } }
  }
}
