import type { ItemInstance, SelectionDataRef } from '@headless-tree/core'

/**
 * Lets a click with Shift select from the row that was selected last, however that was done: the widget itself knows
 * only of the clicks that it was told of, and would begin at a row that is long out of mind, or out of sight.
 */
export function beginRange<T>(clicked: ItemInstance<T>): void {
  const tree = clicked.getTree()
  const memory = tree.getDataRef<SelectionDataRef>().current
  const selected = new Set(tree.getState().selectedItems)
  const stands = (key: string) => selected.has(key) && tree.getItemInstance(key).getItemMeta().index >= 0
  if (memory.selectUpToAnchorId && stands(memory.selectUpToAnchorId)) return
  memory.selectUpToAnchorId = [...selected].findLast(stands) ?? clicked.getId()
}
