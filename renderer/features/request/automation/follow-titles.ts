import type { DraftAutomation } from '#shared/model/draft/draft-automation.ts'
import type { DraftMessages } from '#shared/model/draft/draft-message.ts'

/**
 * What is sent by itself after messages were named otherwise: what names one goes on naming that, unless another one is
 * called so already. @returns the same object where nothing names another one by then
 */
export function followTitles(
  automation: DraftAutomation,
  before: DraftMessages,
  after: DraftMessages
): DraftAutomation {
  const titles = after.list.map(({ title }) => title)
  const renamed = new Map<string, string>()
  // Of several that are called the same the first is meant, so that its word is the last.
  for (const [n, entry] of [...before.list.entries()].reverse()) {
    const { title } = entry
    const at = placeOf(entry, n, before, after)
    const next = titles[at]
    if (next !== undefined && titles.indexOf(next) === at) renamed.set(title, next)
    else renamed.delete(title)
  }
  const next = ({ saved }: { saved?: string | undefined }) =>
    saved === undefined ? saved : renamed.get(saved)
  const isOther = (each: { saved?: string | undefined }) => (next(each) ?? each.saved) !== each.saved
  if (![...automation.timed, ...automation.answers].some(isOther)) return automation
  const follow = <E extends { saved?: string | undefined }>(each: E): E =>
    isOther(each) ? { ...each, saved: next(each) } : each
  return { ...automation, timed: automation.timed.map(follow), answers: automation.answers.map(follow) }
}

/** Where a message is by now; -1 where it is gone. A copy has the very message of what it was made of. */
function placeOf(
  { title, message }: DraftMessages['list'][number],
  index: number,
  before: DraftMessages,
  { list }: DraftMessages
): number {
  const same = list.findIndex(each => each.message === message && each.title === title)
  if (same >= 0) return same
  return list.length === before.list.length ? index : list.findIndex(each => each.message === message)
}
