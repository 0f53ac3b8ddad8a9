import type { Draft } from '../model/draft/draft.ts'
import type { DraftAnswer, DraftTimer } from '../model/draft/draft-automation.ts'
import type { DraftMessage, DraftMessages } from '../model/draft/draft-message.ts'
import type { DraftProblem } from '../model/send-event.ts'
import type { ScriptedAnswer, TimedMessage } from '../model/socket/automation.ts'
import {
  MAX_ANSWER_DELAY_MS,
  MAX_INTERVAL_MS,
  MAX_LISTED,
  MAX_RULES,
  MAX_TIMERS,
  MIN_INTERVAL_MS
} from '../model/socket/automation-limits.ts'
import { matchOf } from './match-of-draft.ts'

/** What a session is to send by itself, and what keeps some of that from being sent, at fields of the draft. */
export interface Automation {
  timed: TimedMessage[]
  answers: ScriptedAnswer[]
  problems: DraftProblem[]
}

const NOTHING: DraftMessage = { kind: 'text', data: '' }
const NO_TIMER: TimedMessage = { message: NOTHING, everyMs: 1000, enabled: false }
const NO_RULE: ScriptedAnswer = { when: {}, message: NOTHING, delayMs: 0, enabled: false }

const OUT_OF_REACH = 'The message that this sends is not there any more.'

/**
 * What a draft says that its session sends by itself. Each stands at the place that it has in the draft; what is off, or
 * has problems, is switched off there.
 */
export function automationOf({ automation, messages }: Pick<Draft, 'automation' | 'messages'>): Automation {
  const problems: DraftProblem[] = []
  const { timed = [], answers = [], paused = false } = automation ?? {}
  const told = <T extends { enabled: boolean }>(
    each: { enabled: boolean },
    field: string,
    made: () => { is: T; problems: DraftProblem[] },
    off: T
  ): T => {
    const { is, problems: own } = made()
    if (paused || !each.enabled) return own.length > 0 ? off : { ...is, enabled: false }
    problems.push(...own.map(({ field: at, problem }) => ({ field: `${field}.${at}`, problem })))
    return own.length > 0 ? off : is
  }
  return {
    timed: upTo(MAX_TIMERS, timed).map((each, n) =>
      told(each, `automation.timed.${n}`, () => timerOf(each, messages), NO_TIMER)
    ),
    answers: upTo(MAX_RULES, answers).map((each, n) =>
      told(each, `automation.answers.${n}`, () => ruleOf(each, messages), NO_RULE)
    ),
    problems: [
      ...problems,
      ...tooMany('timed', timed, paused, MAX_TIMERS, 'timers'),
      ...tooMany('answers', answers, paused, MAX_RULES, 'rules')
    ]
  }
}

function timerOf(
  { everyMs, ...sent }: DraftTimer,
  messages: DraftMessages | undefined
): { is: TimedMessage; problems: DraftProblem[] } {
  const message = messageOf(sent, messages)
  const isPossible = everyMs >= MIN_INTERVAL_MS && everyMs <= MAX_INTERVAL_MS
  return {
    is: { message: message ?? NOTHING, everyMs, enabled: true },
    problems: [
      ...(message ? [] : [{ field: 'message', problem: OUT_OF_REACH }]),
      ...(isPossible ? [] : [{ field: 'everyMs', problem: 'Between 10 ms and 24 h.' }])
    ]
  }
}

function ruleOf(
  { when, delayMs, ...sent }: DraftAnswer,
  messages: DraftMessages | undefined
): { is: ScriptedAnswer; problems: DraftProblem[] } {
  const message = messageOf(sent, messages)
  const match = matchOf(when)
  const isPossible = delayMs >= 0 && delayMs <= MAX_ANSWER_DELAY_MS
  return {
    is: { when: match.is, message: message ?? NOTHING, delayMs, enabled: true },
    problems: [
      ...match.problems.map(({ field, problem }) => ({ field: `when.${field}`, problem })),
      ...(message ? [] : [{ field: 'message', problem: OUT_OF_REACH }]),
      ...(isPossible ? [] : [{ field: 'delayMs', problem: 'At most 1 h.' }])
    ]
  }
}

/** Of several messages of the same title, the first is meant. */
function messageOf(
  { message, saved }: Pick<DraftTimer, 'message' | 'saved'>,
  messages: DraftMessages | undefined
): DraftMessage | undefined {
  if (saved === undefined) return message
  return messages?.list.find(({ title }) => title === saved)?.message
}

/** Those that keep their place; of what is on, the first. */
function upTo<T extends { enabled: boolean }>(most: number, list: readonly T[]): T[] {
  let on = 0
  return list.slice(0, MAX_LISTED).map(each => {
    if (each.enabled) on++
    return on > most ? { ...each, enabled: false } : each
  })
}

/** Those that are off are none too many: nothing is sent by them. */
function tooMany(
  field: string,
  list: readonly { enabled: boolean }[],
  paused: boolean,
  most: number,
  noun: string
): DraftProblem[] {
  const isOn = ({ enabled }: { enabled: boolean }) => enabled
  if (paused || (list.filter(isOn).length <= most && !list.slice(MAX_LISTED).some(isOn))) return []
  const problem =
    list.length > MAX_LISTED
      ? `At most ${most} ${noun} may be on, among the first ${MAX_LISTED}.`
      : `At most ${most} ${noun} may be on.`
  return [{ field: `automation.${field}`, problem }]
}
