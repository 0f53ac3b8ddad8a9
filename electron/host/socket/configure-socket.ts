import type { DraftProblem } from '#shared/model/send-event.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import type { ScriptedAnswer, TimedMessage } from '#shared/model/socket/automation.ts'
import { automationProblems } from './automation-problems.ts'
import type { HeldSocket } from './held-socket.ts'

interface Changes {
  settings?: ExecuteSettings['socket']
  timed?: TimedMessage[] | undefined
  answers?: ScriptedAnswer[] | undefined
}

/** Changes what a session does, unless something of it has problems: see `socket.configure`. */
export async function configureSocket(
  socket: HeldSocket,
  { settings, timed, answers }: Changes
): Promise<{ problems: DraftProblem[] }> {
  const said = { ...(timed && { timed }), ...(answers && { answers }) }
  const problems = await automationProblems(said, (message, field) => socket.compose(message, field))
  if (problems.length > 0) return { problems }
  if (settings) socket.configure(settings)
  socket.automate(said)
  return { problems: [] }
}
