import type { BodyAccess } from '#shared/client/body-access.ts'
import type { HttpClient } from '#shared/client/http-client.ts'
import type { InputOf } from '#shared/contract/define.ts'
import type { sendContract } from '#shared/contract/send.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { HistorySource } from '#shared/model/history.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { DraftProblem, SendEvent } from '#shared/model/send-event.ts'
import { withForms } from '#shared/redaction/secret-forms.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { KeptCookies } from '../kept-cookies.ts'
import type { ResolvedOAuth2 } from '../oauth2/resolve-oauth2.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import type { SessionBodies } from '../session-bodies.ts'
import { tellUnrecorded } from '../tell-unrecorded.ts'
import { atDraftField } from './at-draft-field.ts'
import type { EvaluatedDraft } from './evaluate-draft.ts'
import { type GatherScope, gatherOrRefuse } from './gather-or-refuse.ts'
import { prepareSend, type SendAccess } from './prepare-send.ts'
import { problemAt } from './problem-at.ts'
import { recordExchange, sayUnrecorded } from './record-exchange.ts'

/** What was sent and what came of it, for whoever evaluates its assertions and actions. */
export interface SentDraft {
  draft: Draft
  scope: Scope
  gathered: GatheredScope
  exchange: Exchange
}

export interface SendParts extends SendAccess {
  client: HttpClient
  cookies: KeptCookies
  history: HistoryStore
  bodies: BodyAccess
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
  /** What the assertions and actions make of an answer: nothing where there are none. */
  evaluate(sent: SentDraft): Promise<EvaluatedDraft | undefined>
}

type SendInput = InputOf<typeof sendContract, 'draft.send'>

/** Sends a draft: see `draft.send`. The body that is left belongs to the session. */
export async function* sendDraft(
  { draft, scope, source }: SendInput,
  parts: SendParts,
  session: SessionBodies,
  signal: AbortSignal
): AsyncGenerator<SendEvent> {
  await parts.cookies.loaded
  const gathered = await gatherOrRefuse(scope, parts.gatherScope)
  if ('problems' in gathered) {
    yield { type: 'refused', problems: gathered.problems }
    return
  }
  const unpinned = await parts.refuseUnpinned(draft, scope, gathered.scope)
  if (unpinned.length > 0) {
    yield { type: 'refused', problems: unpinned }
    return
  }
  const unrecorded: string[] = []
  const prepared = await prepareSend(draft, source.name ?? '', gathered.scope, parts, resolved =>
    parts.tokenFor(resolved, gathered.scope, signal, problem => unrecorded.push(problem))
  )
  if ('problems' in prepared) {
    yield { type: 'refused', problems: prepared.problems }
    yield* tellUnrecorded(unrecorded)
    return
  }
  const { request, settings, secrets } = prepared
  let after: Aftermath | undefined
  try {
    for await (const told of parts.client.stream(request, { ...settings, signal })) {
      const event = atDraftField(told, prepared.placeOf)
      if (event.type === 'started') yield { type: 'prepared', secrets }
      if (event.type === 'done') {
        const { exchange } = event
        // Begun at once: whoever hears of the end may leave.
        after = followUp({ draft, scope, gathered: gathered.scope, exchange }, source, secrets, parts)
        if (exchange.body) session.own(exchange.body.id, after.recorded)
      }
      yield event
    }
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== 'BUILD' || error.field === undefined) throw error
    yield { type: 'refused', problems: [problemAt(prepared.placeOf(error.field), error.message)] }
  }
  const evaluation = await after?.evaluated
  if (evaluation) {
    const { results } = evaluation
    yield { type: 'results', results, secrets: withForms(secrets, evaluation.secrets) }
  }
  const problem = await after?.recorded
  yield* tellUnrecorded([...unrecorded, ...(problem === undefined ? [] : [problem])])
}

interface Aftermath {
  evaluated: Promise<EvaluatedDraft | undefined>
  /** Why the history could not keep it: the exchange is what it is all the same. */
  recorded: Promise<string | undefined>
}

function followUp(
  sent: SentDraft,
  source: HistorySource,
  secrets: readonly string[],
  { evaluate, history, bodies }: SendParts
): Aftermath {
  const { exchange, draft } = sent
  const evaluated = evaluate(sent)
  const recorded = evaluated
    .catch(() => undefined)
    .then(evaluation => {
      const known = withForms(secrets, evaluation?.secrets ?? [])
      const { results } = evaluation ?? {}
      return recordExchange({ exchange, draft, source, results, secrets: known }, history, bodies)
    })
    .then(() => undefined, sayUnrecorded)
  return { evaluated, recorded }
}
