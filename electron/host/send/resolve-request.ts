import type { InputOf, OutputOf } from '#shared/contract/define.ts'
import type { sendContract } from '#shared/contract/send.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { composeRequest } from './compose-request.ts'
import { type GatherScope, gatherOrRefuse } from './gather-or-refuse.ts'
import { type KnownRequest, maskRequest } from './mask-request.ts'
import { inFormOrder, problemAt } from './problem-at.ts'
import { withCredentials } from './with-credentials.ts'

/**
 * The request that a draft would be sent as: see `draft.resolve`. No file is looked at. It comes with its problems
 * also where it could not be sent: names that stand for nothing are in it as they were written.
 * @param cachedToken the OAuth 2 token that is there already; throws when there is none
 */
export async function resolveRequest(
  { draft, scope, reveal }: InputOf<typeof sendContract, 'draft.resolve'>,
  gatherScope: GatherScope,
  cachedToken: (oauth2: DraftOAuth2, scope: GatheredScope) => Promise<string>
): Promise<OutputOf<typeof sendContract, 'draft.resolve'>> {
  const gathered = await gatherOrRefuse(scope, gatherScope)
  if ('problems' in gathered) return { problems: gathered.problems }
  const { request, settings, secrets, problems, placeOf } = await composeRequest(
    draft,
    '',
    gathered.scope,
    oauth2 => cachedToken(oauth2, gathered.scope)
  )
  const mask = (shown: KnownRequest) => (reveal ? shown : maskRequest(shown, secretForms(secrets)))
  if (problems.length > 0) return { request: mask(request), problems: inFormOrder(problems) }
  try {
    return { request: mask(await withCredentials(request, settings.auth)), problems }
  } catch (error) {
    const { code, field, message } = ClientError.wrap(error)
    if (code !== 'BUILD' || field === undefined) throw error
    return { request: mask(request), problems: [problemAt(placeOf(field), message)] }
  }
}
