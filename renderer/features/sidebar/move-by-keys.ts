import { isOrderedDragTarget, keyboardDragAndDropFeature, type TreeInstance } from '@headless-tree/core'
import type { TreeRow } from '../../state/tree-rows.ts'

type Direction = 'dragUp' | 'dragDown'

/**
 * Takes lifted rows to the next place. Before and behind the rows themselves are one place for who moves them, and two
 * for the widget: its first step up would seem to do nothing.
 */
export function moveByKey(direction: Direction, event: KeyboardEvent, tree: TreeInstance<TreeRow>): void {
  const handler = keyboardDragAndDropFeature.hotkeys?.[direction]?.handler
  const before = placeOf(tree)
  handler?.(event, tree)
  if (before !== undefined && placeOf(tree) === before) handler?.(event, tree)
}

/** Which place in which folder; undefined for a folder as such. */
function placeOf(tree: TreeInstance<TreeRow>): string | undefined {
  const target = tree.getState().dnd?.dragTarget
  return target && isOrderedDragTarget(target) ? `${target.item.getId()} ${target.insertionIndex}` : undefined
}
