import type { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { HistorySource } from '#shared/model/history.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { KeptCookies } from '../kept-cookies.ts'
import type { ResolvedOAuth2 } from '../oauth2/resolve-oauth2.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { type GatherScope, gatherOrRefuse } from './gather-or-refuse.ts'
import { type PreparedRequest, prepareSend, type SendAccess } from './prepare-send.ts'

export interface PrepareParts extends SendAccess {
  cookies: Pick<KeptCookies, 'loaded'>
  gatherScope: GatherScope
  /** What keeps a request from being sent without keys that may have been pinned for it. */
  refuseUnpinned(draft: Draft, scope: Scope, gathered: GatheredScope): Promise<DraftProblem[]>
  /**
   * The OAuth 2 token for a request of a scope, fetched or refreshed where that needs nobody.
   * @param onUnrecorded told why the history could not keep what was asked for it
   * @throws ClientError
   */
  tokenFor(
    resolved: ResolvedOAuth2,
    scope: GatheredScope,
    signal: AbortSignal,
    onUnrecorded: (problem: string) => void
  ): Promise<string>
  /** What that failed with, and what to do. Absent is what the window says. */
  sayError?(error: ClientError): string
}

/** A draft that may be sent, or why it may not; `unrecorded` is what the history could not keep on the way. */
type ReadyDraft = { unrecorded: string[] } & (
  | { prepared: PreparedRequest; gathered: GatheredScope }
  | { problems: DraftProblem[] }
)

/** Makes of a draft, as it lies in its scope at this moment, a request to send. */
export async function prepareDraft(
  draft: Draft,
  scope: Scope,
  source: HistorySource,
  parts: PrepareParts,
  signal: AbortSignal
): Promise<ReadyDraft> {
  const unrecorded: string[] = []
  await parts.cookies.loaded
  const gathered = await gatherOrRefuse(scope, parts.gatherScope)
  if ('problems' in gathered) return { ...gathered, unrecorded }
  const unpinned = await parts.refuseUnpinned(draft, scope, gathered.scope)
  if (unpinned.length > 0) return { problems: unpinned, unrecorded }
  const prepared = await prepareSend(draft, source.name ?? '', gathered.scope, parts, {
    get: resolved => parts.tokenFor(resolved, gathered.scope, signal, problem => unrecorded.push(problem)),
    sayError: parts.sayError
  })
  if ('problems' in prepared) return { problems: prepared.problems, unrecorded }
  return { prepared, gathered: gathered.scope, unrecorded }
}
