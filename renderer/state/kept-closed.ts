import type { ClosedTab, Tab } from '#shared/model/draft/tab.ts'
import type { ClosedHere } from './tab-set.ts'

/**
 * Most text, in bytes of JSON, of the closed tabs that are stored with their window: all of it is read at each start.
 * It is no more than a tab may hold to be stored at all: see `assertStorable`.
 */
const MAX_TEXT = 16 * 1024 * 1024

const sizes = new WeakMap<Tab, number>()

/** Whether a tab can come back after a restart once it is closed, if there is room. */
export function canBeKept(tab: Tab): boolean {
  return sizeOf(tab) <= MAX_TEXT
}

/**
 * The closed tabs that come back after a restart, in their order. The later ones come first to the room there is; one
 * that does not fit into what is left of it is passed over, and so is one that a person wanted to be rid of.
 */
export function keptClosed(closed: readonly ClosedHere[]): readonly ClosedTab[] {
  let room = MAX_TEXT
  const fits = ({ tab, discarded }: ClosedHere) => {
    if (discarded || sizeOf(tab) > room) return false
    room -= sizeOf(tab)
    return true
  }
  return closed.toReversed().filter(fits).toReversed()
}

function sizeOf(tab: Tab): number {
  const known = sizes.get(tab)
  if (known !== undefined) return known
  const { byteLength } = new TextEncoder().encode(JSON.stringify(tab))
  sizes.set(tab, byteLength)
  return byteLength
}
