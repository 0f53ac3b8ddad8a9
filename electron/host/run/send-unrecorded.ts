import type { Clock } from '#engine/clock.ts'
import type { HttpClient } from '#shared/client/http-client.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { redactResults } from '#shared/redaction/redact-results.ts'
import { withForms } from '#shared/redaction/secret-forms.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import type { EvaluatedDraft } from '../send/evaluate-draft.ts'
import { maskError } from '../send/mask-problems.ts'
import { type PrepareParts, prepareDraft } from '../send/prepare-draft.ts'
import { problemAt } from '../send/problem-at.ts'
import type { SentDraft } from '../send/send-draft.ts'
import type { ReadRequest, SentItem } from './send-item.ts'

export interface UnrecordedParts extends PrepareParts {
  client: Pick<HttpClient, 'execute'>
  /** See `SendParts`. */
  evaluate(sent: SentDraft): Promise<EvaluatedDraft | undefined>
  /** What is sent with in the place of what the request itself says. */
  settle(settings: ExecuteSettings): ExecuteSettings
  /** What would have to be allowed, and how, is said by whoever can allow it. */
  sayProblem(problem: DraftProblem): string
  /** What it failed with, and what to do. Secrets in it are masked already. */
  sayError(error: ClientError): string
}

/** Sends a request that the history does not keep, timed by the clock of the run. Nobody is told of what happens meanwhile. */
export async function sendUnrecorded(
  { draft, name, scripts }: ReadRequest,
  scope: Scope,
  parts: UnrecordedParts,
  clock: Clock,
  signal: AbortSignal
): Promise<SentItem> {
  const refuse = (problems: readonly DraftProblem[]): SentItem => ({
    problems: problems.map(each => ({ field: each.field, problem: parts.sayProblem(each) })),
    unrecorded: []
  })
  try {
    const ready = await prepareDraft(draft, scope, { name }, parts, signal)
    if ('problems' in ready) return refuse(ready.problems)
    const { gathered, prepared } = ready
    const { request, settings, secrets, placeOf } = prepared
    const startMs = clock()
    const evaluated = async (exchange: Exchange): Promise<SentItem> => {
      const evaluation = await parts.evaluate({ draft, scope, gathered, exchange, scripts })
      const sent = { exchange, startMs, unrecorded: [] }
      const seen = withSeenSecrets(secrets, exchange)
      if (!evaluation) return { ...sent, secrets: seen }
      const forms = evaluation.secrets.length > 0 ? withForms(seen, evaluation.secrets) : seen
      return { ...sent, secrets: forms, results: redactResults(evaluation.results, forms) }
    }
    try {
      const response = await parts.client.execute(request, { ...parts.settle(settings), signal })
      try {
        return await evaluated(response.exchange)
      } finally {
        await response.release()
      }
    } catch (thrown) {
      const error = maskError(thrown, secrets)
      const { code, field, exchange, message } = error
      if (code === 'BUILD' && field !== undefined) return refuse([problemAt(placeOf(field), message)])
      if (!exchange) throw error
      return { ...(await evaluated(exchange)), message: parts.sayError(error) }
    }
  } catch (error) {
    return { message: parts.sayError(ClientError.wrap(error)), unrecorded: [] }
  }
}
