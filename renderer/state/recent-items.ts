import type { ItemAddress } from '#shared/model/item.ts'
import { readStored } from './stored-json.ts'
import { useTabs } from './tabs.ts'
import { keyOf, movedKey, type TreeKey } from './tree-key.ts'

const RECENT = 'sonde.recent'
const MAX_RECENT = 20

/** Keys of the items that were in front last, the latest first. Some may be gone. */
export function recentKeys(): TreeKey[] {
  const stored = readStored(localStorage, RECENT)
  return Array.isArray(stored) ? stored.filter(key => typeof key === 'string') : []
}

/** Notes what comes to the front. */
export function startRecentItems(): void {
  useTabs.subscribe(({ tabs, activeTabId }, before) => {
    if (activeTabId === before.activeTabId && tabs === before.tabs) return
    const source = tabs.find(({ id }) => id === activeTabId)?.source
    if (source) note(keyOf(source))
  })
}

export function followMoveInRecent(from: ItemAddress, to: ItemAddress): void {
  store(recentKeys().map(key => movedKey(key, from, to)))
}

function note(key: TreeKey): void {
  const recent = recentKeys()
  if (recent[0] !== key) store([key, ...recent.filter(other => other !== key)].slice(0, MAX_RECENT))
}

function store(keys: readonly TreeKey[]): void {
  localStorage.setItem(RECENT, JSON.stringify(keys))
}
