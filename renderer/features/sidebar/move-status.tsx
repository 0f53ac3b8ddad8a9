import { AssistiveDndState, isOrderedDragTarget } from '@headless-tree/core'
import { classNames } from '../../components/class-names.ts'
import type { CollectionTreeInstance } from './use-collection-tree.ts'

/** Says where rows would go that are moved with the arrow keys, and how; under the tree, and to screen readers. */
export function MoveStatus({ tree }: { tree: CollectionTreeInstance }) {
  const { assistiveDndState: state } = tree.getState()
  const moving = state === AssistiveDndState.Started || state === AssistiveDndState.Dragging
  return (
    <div
      className={classNames(
        'shrink-0',
        moving ? 'border-line border-t bg-accent-soft px-3.5 py-2 text-xs' : 'sr-only'
      )}
    >
      <p aria-live="assertive" className="break-words font-medium">
        {describe(tree)}
      </p>
      {moving && (
        <p className="mt-0.5 text-muted">Arrow keys choose the place, Enter moves, Escape leaves it.</p>
      )}
    </div>
  )
}

function describe(tree: CollectionTreeInstance): string {
  const { assistiveDndState: state, dnd } = tree.getState()
  if (state === AssistiveDndState.Completed) return 'Moved'
  if (state === AssistiveDndState.Aborted) return 'Not moved'
  const target = dnd?.dragTarget
  if (!dnd?.draggedItems || !target) return ''
  const [first] = dnd.draggedItems
  const what = dnd.draggedItems.length === 1 ? first?.getItemName() : `${dnd.draggedItems.length} items`
  return isOrderedDragTarget(target)
    ? `${what}: to place ${target.insertionIndex + 1} in ${target.item.getItemName()}`
    : `${what}: into ${target.item.getItemName()}`
}
