import { ClientError } from '#shared/model/client-error.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { ScriptedAnswer, TimedMessage } from '#shared/model/socket/automation.ts'
import type { ComposedMessage } from '../send/compose-message.ts'
import { MessageMatch } from './message-match.ts'

export type Compose = (
  message: DraftMessage,
  field: string
) => Promise<ComposedMessage | { problems: DraftProblem[] }>

/** Why some of what is to be sent by itself cannot be, as far as that is known before. @param prefix of the fields */
export async function automationProblems(
  { timed = [], answers = [] }: { timed?: readonly TimedMessage[]; answers?: readonly ScriptedAnswer[] },
  compose: Compose,
  prefix = ''
): Promise<DraftProblem[]> {
  return [
    ...(await messageProblems(compose, `${prefix}timed`, timed)),
    ...(await messageProblems(compose, `${prefix}answers`, answers)),
    ...answers.flatMap(({ when, enabled }, index) =>
      enabled ? matchProblems(when, `${prefix}answers.${index}.when`) : []
    )
  ]
}

async function messageProblems(
  compose: Compose,
  field: string,
  list: readonly { message: DraftMessage; enabled: boolean }[]
): Promise<DraftProblem[]> {
  const found = list.map(async ({ message, enabled }, index) => {
    if (!enabled) return []
    const composed = await compose(message, `${field}.${index}.message`)
    return 'problems' in composed ? composed.problems : []
  })
  return (await Promise.all(found)).flat()
}

function matchProblems(when: ScriptedAnswer['when'], field: string): DraftProblem[] {
  try {
    new MessageMatch(when)
    return []
  } catch (error) {
    const { message, field: own = '' } = ClientError.wrap(error)
    return [{ field: `${field}.${own}`, problem: message }]
  }
}
