import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import { applyToken } from './apply-token.ts'

/** @throws ClientError when there is none to be had, and how one is got */
export type GetToken = (oauth2: DraftOAuth2) => Promise<string>

/**
 * A draft whose OAuth 2 has become the token that is sent; any other draft is the same.
 * @param getToken absent when nobody is to be asked
 * @returns with the problem why there is no token
 */
export async function withToken(
  draft: Draft,
  getToken: GetToken | undefined
): Promise<{ draft: Draft; problem?: string }> {
  const { auth } = draft
  if (auth?.kind !== 'oauth2') return { draft }
  if (!auth.oauth2) return { draft, problem: 'OAuth 2 needs a flow and its URLs: see Auth.' }
  if (!getToken) return { draft }
  try {
    return { draft: applyToken(draft, auth.oauth2, await getToken(auth.oauth2)) }
  } catch (error) {
    const { code, message, hint } = ClientError.wrap(error)
    if (code === 'ABORTED' || code === 'INTERNAL') throw error
    return { draft, problem: `${message} ${hint}`.trim() }
  }
}
