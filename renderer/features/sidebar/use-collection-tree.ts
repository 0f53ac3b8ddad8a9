import {
  AssistiveDndState,
  buildProxiedInstance,
  type DragTarget,
  dragAndDropFeature,
  type FeatureImplementation,
  hotkeysCoreFeature,
  type ItemInstance,
  isOrderedDragTarget,
  keyboardDragAndDropFeature,
  selectionFeature,
  syncDataLoaderFeature,
  type TreeInstance
} from '@headless-tree/core'
import { useTree as useHeadlessTree } from '@headless-tree/react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { moveCollection } from '../../state/collection-actions.ts'
import { moveItems } from '../../state/item-actions.ts'
import { findCollection } from '../../state/tree.ts'
import { childKeys, hasChildren, ROOT_KEY, readRow, type TreeRow } from '../../state/tree-rows.ts'
import { focusTreeRow, setExpanded, setExpandedAgainstFilter, useTreeView } from '../../state/tree-view.ts'
import { canDrag, canDropInto, childAfterDrop } from './drop-place.ts'
import { INDENT, indentOf } from './indent-of.ts'
import { moveByKey } from './move-by-keys.ts'
import type { DrawnTree } from './use-shown-tree.ts'

export type CollectionTreeInstance = TreeInstance<TreeRow>

/** Draws the line where what is dragged would come as far in as the rows there are. */
const lineAsRows: FeatureImplementation<TreeRow> = {
  treeInstance: {
    getDragLineData({ prev }) {
      const line = prev?.()
      if (!line) return null
      const level = line.indent - 1
      const by = level * INDENT - indentOf(level)
      return { ...line, left: line.left - by, width: line.width + by }
    }
  }
}

/**
 * Leaves it to the drawing to focus a row when it is drawn. The widget would look for its element now and again, and
 * after half a second focus the first row instead.
 */
const focusWhenDrawn: FeatureImplementation<TreeRow> = { treeInstance: { updateDomFocus: focusTreeRow } }

const FEATURES = [
  syncDataLoaderFeature,
  selectionFeature,
  hotkeysCoreFeature,
  dragAndDropFeature,
  keyboardDragAndDropFeature,
  focusWhenDrawn,
  lineAsRows
]

/** The tree as a widget: what is open, selected and focused, the keys, and how rows are dragged, also with the keyboard. */
export function useCollectionTree(
  drawn: DrawnTree,
  scrollToKey: (key: string) => void
): CollectionTreeInstance {
  const selected = useTreeView(state => state.selected)
  const focused = useTreeView(state => state.focused)
  const shown = useRef(drawn)
  shown.current = drawn
  const state = useMemo(
    () => ({ expandedItems: drawn.expanded, selectedItems: [...selected], focusedItem: focused }),
    [drawn.expanded, selected, focused]
  )

  const tree = useHeadlessTree<TreeRow>({
    rootItemId: ROOT_KEY,
    features: FEATURES,
    // Rows by the thousand: without it each would have some fifty closures of its own.
    instanceBuilder: buildProxiedInstance,
    dataLoader: {
      getItem: key => readRow(shown.current, key),
      getChildren: key => childKeys(shown.current, key)
    },
    getItemName: item => item.getItemData().name,
    isItemFolder: item => hasChildren(item.getItemData()),
    state,
    setExpandedItems(update) {
      const now = shown.current.expanded
      const next = typeof update === 'function' ? update(now) : update
      if (shown.current.filtered) setExpandedAgainstFilter(now, next)
      else setExpanded(next)
    },
    setSelectedItems(update) {
      const { selected: now } = useTreeView.getState()
      useTreeView.setState({ selected: typeof update === 'function' ? update([...now]) : update })
    },
    setFocusedItem(update) {
      const { focused: now } = useTreeView.getState()
      useTreeView.setState({ focused: typeof update === 'function' ? update(now) : update })
    },
    scrollToItem: item => scrollToKey(item.getId()),
    ignoreHotkeysOnInputs: true,
    indent: INDENT,
    canReorder: true,
    canDrag: items => !shown.current.filtered && canDrag(rowsOf(items), findCollection),
    canDrop: (items, { item }) =>
      canDropInto(rowsOf(items), item.getId() === ROOT_KEY ? undefined : item.getItemData()),
    // Not waited for: the widget would then look for the rows where they were.
    onDrop: (items, target) => void drop(items, target),
    hotkeys: {
      // Begun by a command, whose keys can be changed.
      startDrag: { hotkey: 'Control+Shift+KeyD', isEnabled: () => false },
      dragUp: { hotkey: 'ArrowUp', handler: (event, tree) => moveByKey('dragUp', event, tree) },
      dragDown: { hotkey: 'ArrowDown', handler: (event, tree) => moveByKey('dragDown', event, tree) },
      cancelDrag: {
        hotkey: 'Escape',
        isEnabled: tree => Boolean(tree.getState().dnd),
        // Nothing else is to be cancelled by it.
        preventDefault: true,
        handler: (_, tree) => {
          tree.stopKeyboardDrag()
          tree.applySubStateUpdate('assistiveDndState', AssistiveDndState.Aborted)
        }
      },
      selectAll: { hotkey: 'MetaOrControl+KeyA' },
      selectUpwards: { hotkey: 'Shift+ArrowUp', handler: (_, tree) => extendSelection(tree, 'up') },
      selectDownwards: { hotkey: 'Shift+ArrowDown', handler: (_, tree) => extendSelection(tree, 'down') },
      toggleSelectedItem: { hotkey: 'MetaOrControl+Space' },
      // As the ARIA practices have it: on a row without others under it the key does nothing.
      expandOrDown: { hotkey: 'ArrowRight', handler: (_, tree) => openOrEnter(tree) }
    }
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is what the rows are made of
  useLayoutEffect(() => tree.rebuildTree(), [tree, drawn])
  return tree
}

function rowsOf(items: readonly ItemInstance<TreeRow>[]): TreeRow[] {
  return items.map(item => item.getItemData())
}

function openOrEnter(tree: CollectionTreeInstance): void {
  const item = tree.getFocusedItem()
  if (item.isFolder() && !item.isExpanded()) item.expand()
  else if (item.isFolder() && item.getChildren().length > 0) {
    tree.focusNextItem()
    tree.updateDomFocus()
  }
}

/** Takes the row with the focus and its neighbour into the selection; going back takes them out. */
function extendSelection(tree: CollectionTreeInstance, way: 'up' | 'down'): void {
  const from = tree.getFocusedItem()
  const to = way === 'up' ? from.getItemAbove() : from.getItemBelow()
  if (!to) return
  if (!from.isSelected()) tree.setSelectedItems([from.getId(), to.getId()])
  else if (to.isSelected()) from.deselect()
  else to.select()
  to.setFocused()
  tree.updateDomFocus()
}

async function drop(items: ItemInstance<TreeRow>[], target: DragTarget<TreeRow>): Promise<void> {
  const rows = rowsOf(items)
  const siblings = rowsOf(target.item.getChildren())
  const index = isOrderedDragTarget(target) ? target.childIndex : siblings.length
  const [first] = rows
  if (first?.kind === 'collection') {
    const after = siblings.slice(index).find(row => row.key !== first.key)
    return moveCollection(
      first.address.collectionId,
      after?.kind === 'collection' ? after.collection.id : undefined
    )
  }
  const into = target.item.getItemData()
  if (into.kind !== 'collection' && into.kind !== 'item') return
  const nodes = rows.flatMap(row => (row.kind === 'item' ? row : []))
  await moveItems(
    nodes.map(({ address }) => address),
    into.address,
    childAfterDrop(
      nodes.map(({ node }) => node),
      siblings.flatMap(row => (row.kind === 'item' ? row.node : [])),
      index
    )
  )
}
