import type { RequestProblem } from '#shared/http/check-request.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { applyToken } from './apply-token.ts'
import type { ResolvedOAuth2 } from './resolve-oauth2.ts'

/** @throws ClientError when there is none to be had, and how one is got */
export type GetToken = (resolved: ResolvedOAuth2) => Promise<string>

/**
 * A draft whose OAuth 2 has become the token that is sent; any other draft is the same.
 * @param secrets values of secrets that went into the draft
 * @param getToken absent when nobody is to be asked
 * @returns with the problem why there is no token
 */
export async function withToken(
  draft: Draft,
  secrets: readonly string[],
  getToken: GetToken | undefined
): Promise<{ draft: Draft; problem?: RequestProblem }> {
  const { auth } = draft
  if (auth?.kind !== 'oauth2') return { draft }
  const { oauth2 } = auth
  if (!oauth2)
    return {
      draft,
      problem: { field: 'auth.oauth2', problem: 'OAuth 2 needs a flow and its URLs.' }
    }
  if (!getToken) return { draft }
  try {
    return { draft: applyToken(draft, oauth2, await getToken({ oauth2, secrets })) }
  } catch (error) {
    const { code, field = 'auth.oauth2', message, hint } = ClientError.wrap(error)
    if (code === 'ABORTED' || code === 'INTERNAL') throw error
    return { draft, problem: { field, problem: `${message} ${hint}`.trim() } }
  }
}
