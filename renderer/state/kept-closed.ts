import type { ClosedTab, Tab } from '#shared/model/draft/tab.ts'

/** Most text, in characters of JSON, of the closed tabs that are stored with their window: all of it is read at each start. */
const MAX_TEXT = 16 * 1024 * 1024

const lengths = new WeakMap<Tab, number>()

/** The closed tabs that come back after a restart: the latest ones, as far as they are not too much to be kept. */
export function keptClosed(closed: readonly ClosedTab[]): readonly ClosedTab[] {
  let room = MAX_TEXT
  const tooOld = closed.findLastIndex(({ tab }) => {
    room -= lengthOf(tab)
    return room < 0
  })
  return closed.slice(tooOld + 1)
}

function lengthOf(tab: Tab): number {
  const known = lengths.get(tab)
  if (known !== undefined) return known
  const { length } = JSON.stringify(tab)
  lengths.set(tab, length)
  return length
}
