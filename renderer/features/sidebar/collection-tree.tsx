import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useTabs } from '../../state/tabs.ts'
import { keyOf, type TreeKey } from '../../state/tree-key.ts'
import { useActiveItemKey } from '../../state/tree-targets.ts'
import { useTreeView } from '../../state/tree-view.ts'
import { MoveStatus } from './move-status.tsx'
import { TreeRow } from './tree-row.tsx'
import { useCollectionTree } from './use-collection-tree.ts'
import { useRowMenu } from './use-row-menu.tsx'
import { useLift, useReveal, useRowFocus } from './use-row-requests.ts'
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
  const activeKey = useActiveItemKey()
  const unsaved = useUnsavedKeys()

  const { focusedItem: focused, dnd } = tree.getState()
  const lifted = dnd?.draggedItems
  const focusedIndex = Math.max(0, focused === null ? 0 : tree.getItemInstance(focused).getItemMeta().index)
  const renamingIndex = renaming === undefined ? -1 : tree.getItemInstance(renaming).getItemMeta().index
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => items[index]?.getId() ?? index,
    overscan: 8,
    paddingEnd: ROW_HEIGHT,
    rangeExtractor: range => {
      // The row with the focus stays in the page, and the one whose name is typed: with them the keyboard would lose its
      // place.
      const kept = [focusedIndex, renamingIndex].filter(index => index >= 0 && index < items.length)
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b)
    }
  })
  scrollToKey.current = key => {
    const { index } = tree.getItemInstance(key).getItemMeta()
    if (index >= 0) virtualizer.scrollToIndex(index)
  }
  useReveal(tree, items)
  useLift(tree)
  useRowFocus(tree, items, focusedIndex)
  const onKeyDown = useTreeKeys(tree)
  const { menu, openMenu } = useRowMenu(tree)
  const register = useCallback((element: HTMLElement | null) => tree.registerElement(element), [tree])
  const { ref: _, style: __, ...props } = tree.getContainerProps('Collections')

  return (
    <>
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
                isUnsaved={unsaved.includes(id)}
                isRenaming={id === renaming}
                isLifted={lifted?.includes(item) ?? false}
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
      </div>
      <MoveStatus tree={tree} />
      {menu}
    </>
  )
}

/** The keys of the items that a tab has changed. */
function useUnsavedKeys(): readonly TreeKey[] {
  return useTabs(useShallow(({ tabs }) => tabs.flatMap(({ source }) => (source?.dirty ? keyOf(source) : []))))
}
