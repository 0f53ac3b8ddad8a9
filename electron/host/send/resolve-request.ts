import type { InputOf, OutputOf } from '#shared/contract/define.ts'
import type { sendContract } from '#shared/contract/send.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { ResolvedOAuth2 } from '../oauth2/resolve-oauth2.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { composeRequest } from './compose-request.ts'
import { type GatherScope, gatherOrRefuse } from './gather-or-refuse.ts'
import { maskRequest, maskSettings } from './mask-request.ts'
import { inFormOrder } from './problem-at.ts'

/**
 * The request that a draft would be sent as: see `draft.resolve`. No file is looked at.
 * @param cachedToken the OAuth 2 token that is there already; throws when there is none
 */
export async function resolveRequest(
  { draft, scope, reveal }: InputOf<typeof sendContract, 'draft.resolve'>,
  gatherScope: GatherScope,
  cachedToken: (resolved: ResolvedOAuth2, scope: GatheredScope) => Promise<string>
): Promise<OutputOf<typeof sendContract, 'draft.resolve'>> {
  const gathered = await gatherOrRefuse(scope, gatherScope)
  if ('problems' in gathered) return { problems: gathered.problems }
  const composed = await composeRequest(draft, '', gathered.scope, resolved =>
    cachedToken(resolved, gathered.scope)
  )
  const { request, settings } = composed
  const problems = inFormOrder(composed.problems)
  if (reveal) return { request, settings, problems }
  const forms = secretForms(composed.secrets)
  return { request: maskRequest(request, forms), settings: maskSettings(settings, forms), problems }
}
