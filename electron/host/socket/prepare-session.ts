import { type Automation, automationOf } from '#shared/automation/automation-of-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { PreparedSocket } from '../send/prepare-socket.ts'
import { automationProblems } from './automation-problems.ts'
import type { SocketPreparation } from './socket-preparation.ts'

type ReadySession = { unrecorded: string[] } & (
  | { prepared: PreparedSocket; automation: Pick<Automation, 'timed' | 'answers'> }
  | { problems: DraftProblem[] }
)

/** Makes of a draft its handshake and what is sent by itself, or says why it may not be opened: all of it at once. */
export async function prepareSession(
  draft: Draft,
  preparation: SocketPreparation,
  signal: AbortSignal
): Promise<ReadySession> {
  const { problems: wrong, ...automation } = automationOf(draft)
  const ready = await preparation.prepare(signal)
  const { unrecorded } = ready
  // Messages are made in the scope that the handshake was made in: without that one, there is none.
  if ('problems' in ready) return { unrecorded, problems: [...ready.problems, ...wrong] }
  const unmade = await automationProblems(
    automation,
    (message, field) => preparation.compose(message, field),
    'automation.'
  )
  const problems = [...wrong, ...unmade]
  if (problems.length > 0) return { unrecorded, problems }
  return { unrecorded, prepared: ready.prepared, automation }
}
