import { ClientError } from '#shared/model/client-error.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import type { ScriptedAnswer, TimedMessage } from '#shared/model/socket/automation.ts'
import type { HeldSocket } from './held-socket.ts'
import { MessageMatch } from './message-match.ts'

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
  const problems = [
    ...(await findProblems(socket, 'timed', timed ?? [])),
    ...(await findProblems(socket, 'answers', answers ?? [])),
    ...(answers ?? []).flatMap(({ when }, index) => problemOfMatch(when, `answers.${index}.when`))
  ]
  if (problems.length > 0) return { problems }
  if (settings) socket.configure(settings)
  if (timed) socket.timed.set(timed)
  if (answers) socket.answers.set(answers)
  return { problems: [] }
}

async function findProblems(
  socket: HeldSocket,
  field: string,
  list: readonly { message: DraftMessage; enabled?: boolean }[]
): Promise<DraftProblem[]> {
  const found = list.map(async ({ message, enabled = true }, index) => {
    if (!enabled) return []
    const composed = await socket.compose(message, `${field}.${index}.message`)
    return 'problems' in composed ? composed.problems : []
  })
  return (await Promise.all(found)).flat()
}

function problemOfMatch(when: ScriptedAnswer['when'], field: string): DraftProblem[] {
  try {
    new MessageMatch(when)
    return []
  } catch (error) {
    const { message, field: own = '' } = ClientError.wrap(error)
    return [{ field: `${field}.${own}`, problem: message }]
  }
}
