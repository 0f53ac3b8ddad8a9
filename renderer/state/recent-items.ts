import type { ItemAddress } from '#shared/model/item.ts'
import { useTabs } from './tabs.ts'
import { addressOf, keyOf, movedKey, type TreeKey } from './tree-key.ts'

const MAX_RECENT = 20

/** Keys of the items that were in front last in this window, the latest first. Some may be gone. */
export function recentKeys(): TreeKey[] {
  return useTabs.getState().recent.map(keyOf)
}

/** Notes what comes to the front. */
export function startRecentItems(): void {
  useTabs.subscribe(({ attached, tabs, activeTabId }, before) => {
    if (!attached || (activeTabId === before.activeTabId && tabs === before.tabs)) return
    const source = tabs.find(({ id }) => id === activeTabId)?.source
    const key = source && keyOf(source)
    if (key !== undefined && recentKeys()[0] !== key) keep([key, ...recentKeys()])
  })
}

export function followMoveInRecent(from: ItemAddress, to: ItemAddress): void {
  const keys = recentKeys()
  const moved = keys.map(key => movedKey(key, from, to))
  if (moved.some((key, index) => key !== keys[index])) keep(moved)
}

/** Each once: what was moved may have come where something was that is known too. */
function keep(keys: readonly TreeKey[]): void {
  const recent = [...new Set(keys)].slice(0, MAX_RECENT).map(key => {
    const { collectionId, path } = addressOf(key)
    return { collectionId, path }
  })
  useTabs.setState({ recent })
}
