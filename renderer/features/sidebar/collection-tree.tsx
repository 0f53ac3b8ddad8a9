import { AssistiveDndState, type ItemInstance, isOrderedDragTarget } from '@headless-tree/core'
import { AssistiveTreeDescription } from '@headless-tree/react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useCallback, useRef, useState } from 'react'
import { ContextMenu, type MenuAnchor } from '../../components/action-menu.tsx'
import { useTabs } from '../../state/tabs.ts'
import { keyOf, type TreeKey } from '../../state/tree-key.ts'
import type { TreeRow as Row } from '../../state/tree-rows.ts'
import { targetKeys } from '../../state/tree-targets.ts'
import { useTreeView } from '../../state/tree-view.ts'
import { actionsFor } from './row-actions.tsx'
import { TreeRow } from './tree-row.tsx'
import { type CollectionTreeInstance, useCollectionTree } from './use-collection-tree.ts'
import { useKeptFocus, useLift, useReveal } from './use-row-requests.ts'
import type { DrawnTree } from './use-shown-tree.ts'
import { useTreeKeys } from './use-tree-keys.ts'

const ROW_HEIGHT = 28

/** The collections of the workspace with all that is in them. Only the rows in sight are in the page. */
export function CollectionTree({ drawn }: { drawn: DrawnTree }) {
  const scroller = useRef<HTMLDivElement>(null)
  const scrollToKey = useRef((_key: TreeKey) => {})
  const tree = useCollectionTree(drawn, key => scrollToKey.current(key))
  const items = tree.getItems()
  const renaming = useTreeView(state => state.renaming)
  const activeKey = useTabs(({ tabs, activeTabId }) => {
    const source = tabs.find(({ id }) => id === activeTabId)?.source
    return source && keyOf(source)
  })
  const unsaved = useUnsavedKeys()

  const focused = tree.getState().focusedItem
  const focusedIndex = Math.max(0, focused === null ? 0 : tree.getItemInstance(focused).getItemMeta().index)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => items[index]?.getId() ?? index,
    overscan: 8,
    paddingEnd: ROW_HEIGHT,
    rangeExtractor: range => {
      // The row with the focus stays in the page: with it the keyboard would lose its place.
      const indexes = defaultRangeExtractor(range)
      if (focusedIndex >= items.length || indexes.includes(focusedIndex)) return indexes
      return [...indexes, focusedIndex].sort((a, b) => a - b)
    }
  })
  scrollToKey.current = key => {
    const { index } = tree.getItemInstance(key).getItemMeta()
    if (index >= 0) virtualizer.scrollToIndex(index)
  }
  useReveal(tree, items)
  useLift(tree)
  useKeptFocus(tree, items, focusedIndex)
  const onKeyDown = useTreeKeys(tree)
  const [menu, openMenu, menuElement] = useRowMenu(tree)
  const register = useCallback((element: HTMLElement | null) => tree.registerElement(element), [tree])
  const { ref: _, style: __, ...props } = tree.getContainerProps('Collections')

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-1">
      <div
        {...props}
        role="tree"
        ref={register}
        data-landmark="tree"
        aria-multiselectable="true"
        onKeyDown={onKeyDown}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          if (!item) return null
          const id = item.getId()
          return (
            <TreeRow
              key={key}
              item={item}
              isTabStop={index === focusedIndex}
              isActive={id === activeKey}
              isUnsaved={unsaved.has(id)}
              isRenaming={id === renaming}
              words={drawn.words}
              style={{ transform: `translateY(${start}px)` }}
              onMenu={openMenu}
            />
          )
        })}
        <div
          style={tree.getDragLineStyle(-1, 0)}
          className="z-10 h-0.5 rounded-full bg-accent"
          aria-hidden="true"
        />
      </div>
      <AssistiveTreeDescription tree={tree} getLabel={() => describeMove(tree)} />
      {menu && menuElement}
    </div>
  )
}

/** The keys of the items that a tab has changed. As one text, so that typing in a request draws no tree. */
function useUnsavedKeys(): ReadonlySet<TreeKey> {
  const text = useTabs(({ tabs }) =>
    tabs.flatMap(({ source }) => (source?.dirty ? keyOf(source) : [])).join('\n')
  )
  return new Set(text === '' ? [] : text.split('\n'))
}

function useRowMenu(tree: CollectionTreeInstance) {
  const [menu, setMenu] = useState<{ keys: TreeKey[]; anchor: MenuAnchor; row: HTMLElement | undefined }>()
  const [open, setOpen] = useState(false)

  const openMenu = (item: ItemInstance<Row>, event: MouseEvent) => {
    event.preventDefault()
    if (!item.isSelected()) tree.setSelectedItems([item.getId()])
    item.setFocused()
    const target = event.currentTarget
    // Asked for by a key, it comes without a place.
    const atPointer = event.type === 'contextmenu' && (event.clientX !== 0 || event.clientY !== 0)
    const { clientX, clientY } = event
    setMenu({
      keys: targetKeys(),
      anchor: atPointer ? { getBoundingClientRect: () => new DOMRect(clientX, clientY) } : target,
      row: item.getElement() ?? undefined
    })
    setOpen(true)
  }
  const element = menu && (
    <ContextMenu
      label="Actions"
      groups={actionsFor(menu.keys)}
      anchor={menu.anchor}
      open={open}
      onClose={() => setOpen(false)}
      returnFocus={() => menu.row}
    />
  )
  return [menu, openMenu, element] as const
}

/** What is said while rows are moved with the arrow keys. */
function describeMove(tree: CollectionTreeInstance): string {
  const { assistiveDndState: state, dnd } = tree.getState()
  if (state === AssistiveDndState.Completed) return 'Moved.'
  if (state === AssistiveDndState.Aborted) return 'Not moved.'
  if (!dnd?.draggedItems || !dnd.dragTarget) return ''
  const { dragTarget } = dnd
  const where = isOrderedDragTarget(dragTarget)
    ? `place ${dragTarget.childIndex + 1} in ${dragTarget.item.getItemName()}`
    : `into ${dragTarget.item.getItemName()}`
  if (state !== AssistiveDndState.Started) return where
  const names = dnd.draggedItems.map(item => item.getItemName()).join(', ')
  return `Moving ${names}: ${where}. Arrow up and down choose the place, Enter moves, Escape leaves it as it was.`
}
