import type { InputOf, OutputOf } from '#shared/contract/define.ts'
import type { sendContract } from '#shared/contract/send.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { SendHandlerParts } from '../send-handlers.ts'
import { composeRequest } from './compose-request.ts'
import { gatherOrRefuse } from './gather-or-refuse.ts'
import { maskProblems } from './mask-problems.ts'
import { maskRequest, maskSettings } from './mask-request.ts'
import { inFormOrder } from './problem-at.ts'

/** The request that a draft would be sent as: see `draft.resolve`. No file that it names is looked at. */
export async function resolveRequest(
  { draft, scope, reveal }: InputOf<typeof sendContract, 'draft.resolve'>,
  {
    gatherScope,
    cachedToken,
    refuseUnpinned
  }: Pick<SendHandlerParts, 'gatherScope' | 'cachedToken' | 'refuseUnpinned'>
): Promise<OutputOf<typeof sendContract, 'draft.resolve'>> {
  const gathered = await gatherOrRefuse(scope, gatherScope)
  if ('problems' in gathered) return { problems: gathered.problems }
  const composed = await composeRequest(draft, '', gathered.scope, {
    get: resolved => cachedToken(resolved, gathered.scope)
  })
  const { request, settings } = composed
  const unpinned = await refuseUnpinned(draft, scope, gathered.scope)
  const problems = inFormOrder([...composed.problems, ...unpinned])
  if (reveal) return { request, settings, problems }
  const forms = secretForms(composed.secrets)
  return {
    request: maskRequest(request, forms),
    settings: maskSettings(settings, forms),
    problems: maskProblems(problems, forms)
  }
}
