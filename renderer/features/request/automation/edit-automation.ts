import type { DraftAnswer, DraftAutomation, DraftTimer } from '#shared/model/draft/draft-automation.ts'
import type { DraftMessages } from '#shared/model/draft/draft-message.ts'

/** The lists of it, as their fields are called. */
export type AutomationList = 'timed' | 'answers'

const NONE: DraftAutomation = { timed: [], answers: [] }
const OWN = { kind: 'text', data: '' } as const

export function automationShown(automation: DraftAutomation | undefined): DraftAutomation {
  return automation ?? NONE
}

/** What of it is kept: nothing where there is nothing to send. */
export function automationKept(automation: DraftAutomation): DraftAutomation | undefined {
  return automation.timed.length + automation.answers.length > 0 ? automation : undefined
}

/** All of it, whatever is off: what is wrong is to be seen before it is switched on. */
export function switchedOn({ timed, answers }: DraftAutomation): DraftAutomation {
  const on = <E extends { enabled: boolean }>(each: E): E => ({ ...each, enabled: true })
  return { timed: timed.map(on), answers: answers.map(on) }
}

/** One more timer, of the message in the composer. It is off until a person switches it on. */
export function addTimer(now: DraftAutomation, messages: DraftMessages | undefined): DraftAutomation {
  const title = messages?.list[messages.selected]?.title
  const isKnown = messages?.list.findIndex(each => each.title === title) === messages?.selected
  const added = {
    ...(title !== undefined && isKnown && { saved: title }),
    message: OWN,
    everyMs: 5000,
    enabled: false
  }
  return { ...now, timed: [...now.timed, added] }
}

/** One more rule behind the others. As it stands it would answer all that comes, so it is off as well. */
export function addRule(now: DraftAutomation): DraftAutomation {
  return { ...now, answers: [...now.answers, { when: {}, message: OWN, delayMs: 0, enabled: false }] }
}

export function editTimer(now: DraftAutomation, index: number, change: Partial<DraftTimer>): DraftAutomation {
  return { ...now, timed: now.timed.map((each, n) => (n === index ? said({ ...each, ...change }) : each)) }
}

export function editRule(now: DraftAutomation, index: number, change: Partial<DraftAnswer>): DraftAutomation {
  return {
    ...now,
    answers: now.answers.map((each, n) => (n === index ? said({ ...each, ...change }) : each))
  }
}

/** Changes what a message must be for a rule to answer it. */
export function editCondition(
  now: DraftAutomation,
  index: number,
  change: Partial<DraftAnswer['when']>
): DraftAutomation {
  const changed = (each: DraftAnswer) => ({ ...each, when: said({ ...each.when, ...change }) })
  return { ...now, answers: now.answers.map((each, n) => (n === index ? changed(each) : each)) }
}

/** A copy behind it, which is off. */
export function duplicateEntry(now: DraftAutomation, list: AutomationList, index: number): DraftAutomation {
  const copied = <E extends { enabled: boolean }>(entries: readonly E[]) =>
    entries.flatMap((each, n) => (n === index ? [each, { ...each, enabled: false }] : [each]))
  return list === 'timed' ? { ...now, timed: copied(now.timed) } : { ...now, answers: copied(now.answers) }
}

export function removeEntry(now: DraftAutomation, list: AutomationList, index: number): DraftAutomation {
  return { ...now, [list]: now[list].toSpliced(index, 1) }
}

/** Moves one by so many places, as far as there are any. */
export function moveEntry(
  now: DraftAutomation,
  list: AutomationList,
  index: number,
  by: number
): DraftAutomation {
  const moved = <E>(entries: readonly E[]) => {
    const entry = entries[index]
    const to = index + by
    if (entry === undefined || to < 0 || to >= entries.length) return [...entries]
    return entries.toSpliced(index, 1).toSpliced(to, 0, entry)
  }
  return list === 'timed' ? { ...now, timed: moved(now.timed) } : { ...now, answers: moved(now.answers) }
}

/** Without what is undefined: in a file that is not there either. */
function said<T extends object>(value: T): T {
  const next = { ...value }
  for (const key of Object.keys(next) as (keyof T)[]) if (next[key] === undefined) delete next[key]
  return next
}
