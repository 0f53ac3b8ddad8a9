import type { BodyAccess } from '#shared/client/body-access.ts'
import type { ExecuteOptions, Request } from '#shared/client/http-client.ts'
import type { InputOf } from '#shared/contract/define.ts'
import type { sendContract } from '#shared/contract/send.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { bodiesOf } from '#shared/model/exchange-bodies.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { HistorySource } from '#shared/model/history.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { SendEvent } from '#shared/model/send-event.ts'
import { withForms } from '#shared/redaction/secret-forms.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { SessionLogs } from '../log/session-logs.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import type { SessionBodies } from '../session-bodies.ts'
import { tellUnrecorded } from '../tell-unrecorded.ts'
import { atDraftField } from './at-draft-field.ts'
import type { EvaluatedDraft } from './evaluate-draft.ts'
import { type Begun, EventLog } from './event-log.ts'
import { maskError } from './mask-problems.ts'
import { type PrepareParts, prepareDraft } from './prepare-draft.ts'
import { problemAt } from './problem-at.ts'
import { recordExchange, sayUnrecorded } from './record-exchange.ts'
import { sayUnlogged } from './say-unlogged.ts'

/** What was sent and what came of it, for whoever evaluates its assertions and actions. */
export interface SentDraft {
  draft: Draft
  scope: Scope
  gathered: GatheredScope
  exchange: Exchange
  /** How many scripts the request itself would run, where that is known; else its file is asked. */
  scripts?: number
}

export interface SendParts extends PrepareParts {
  client: {
    stream(
      request: Request,
      options: ExecuteOptions & { keepSent?: boolean | undefined }
    ): AsyncIterable<ExchangeEvent>
  }
  history: HistoryStore
  bodies: BodyAccess
  /** What the assertions and actions make of an answer: nothing where there are none. */
  evaluate(sent: SentDraft): Promise<EvaluatedDraft | undefined>
  logs: SessionLogs
}

type SendInput = InputOf<typeof sendContract, 'draft.send'>

/** Sends a draft: see `draft.send`. The bodies that are left belong to the session. */
export async function* sendDraft(
  { draft, scope, source, keepSent }: SendInput,
  parts: SendParts,
  session: SessionBodies,
  signal: AbortSignal
): AsyncGenerator<SendEvent> {
  const ready = await prepareDraft(draft, scope, source, parts, signal)
  const { unrecorded } = ready
  if ('problems' in ready) {
    yield { type: 'refused', problems: ready.problems }
    yield* tellUnrecorded(unrecorded)
    return
  }
  const { prepared, gathered } = ready
  const { request, settings, secrets } = prepared
  let after: Aftermath | undefined
  const log = new EventLog(parts.logs, secrets, failure => unrecorded.push(sayUnlogged(failure)))
  try {
    for await (const told of parts.client.stream(request, { ...settings, signal, keepSent })) {
      const event = atDraftField(told, prepared.placeOf)
      const waiting = log.take(event)
      const begun =
        waiting && (await waiting.catch((error: unknown) => void unrecorded.push(sayUnlogged(error))))
      if (event.type === 'started') yield { type: 'prepared', secrets }
      if (event.type === 'done') {
        const { exchange } = event
        // Begun at once: whoever hears of the end may leave.
        after = followUp({ draft, scope, gathered, exchange }, { source, secrets, log }, parts)
        for (const id of bodiesOf(exchange)) session.own(id, after.recorded)
      }
      yield event
      if (begun) {
        yield { type: 'log', id: begun.session.log }
        await recordBeginning(begun, { draft, source, secrets }, parts)
      }
    }
  } catch (error) {
    const masked = maskError(error, secrets)
    const { code, field, message } = masked
    if (code !== 'BUILD' || field === undefined) throw masked
    yield { type: 'refused', problems: [problemAt(prepared.placeOf(field), message)] }
  } finally {
    // Whoever left early is in no line of the history.
    if (!after) {
      await log.end()
      await log.discard()
    }
  }
  const evaluation = await after?.evaluated
  if (evaluation) {
    const { results } = evaluation
    yield { type: 'results', results, secrets: withForms(secrets, evaluation.secrets) }
  }
  const problem = await after?.recorded
  yield* tellUnrecorded([...unrecorded, ...(problem === undefined ? [] : [problem])])
}

/** An event stream may go on for days: the history has it from its beginning on. What keeps it from that is told at the end. */
async function recordBeginning(
  { exchange, session: socket }: Begun,
  sent: { draft: Draft; source: HistorySource; secrets: readonly SecretForm[] },
  { history }: SendParts
): Promise<void> {
  await recordExchange({ ...sent, exchange, socket, results: undefined }, history, undefined).catch(() => {})
}

interface Aftermath {
  evaluated: Promise<EvaluatedDraft | undefined>
  /** Why the history could not keep it: the exchange is what it is all the same. */
  recorded: Promise<string | undefined>
}

function followUp(
  sent: SentDraft,
  { source, secrets, log }: { source: HistorySource; secrets: readonly SecretForm[]; log: EventLog },
  { evaluate, history, bodies }: SendParts
): Aftermath {
  const { exchange, draft } = sent
  const evaluated = evaluate(sent).catch((error: unknown) => {
    throw maskError(error, secrets)
  })
  const recorded = evaluated
    .catch(() => undefined)
    .then(async evaluation => {
      const known = withForms(secrets, evaluation?.secrets ?? [])
      const { results } = evaluation ?? {}
      const socket = await log.end()
      const ended = { exchange, draft, source, results, secrets: known, socket }
      await recordExchange(ended, history, bodies)
      if (socket && (await history.countKept([exchange.id])) === 0) await log.discard()
    })
    .then(
      () => undefined,
      async (error: unknown) => {
        await log.discard()
        return sayUnrecorded(error)
      }
    )
  return { evaluated, recorded }
}
