import type { ItemInstance } from '@headless-tree/core'
import { useEffect, useRef } from 'react'
import type { TreeRow } from '../../state/tree-rows.ts'
import { useTreeView } from '../../state/tree-view.ts'
import type { CollectionTreeInstance } from './use-collection-tree.ts'

/** Brings a row into sight when that is asked for, as soon as it is there; with the focus, when that is in the tree. */
export function useReveal(tree: CollectionTreeInstance, items: readonly ItemInstance<TreeRow>[]): void {
  const reveal = useTreeView(state => state.reveal)
  const done = useRef(reveal)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may be among later ones
  useEffect(() => {
    if (!reveal || done.current === reveal) return
    const item = tree.getItemInstance(reveal.key)
    if (item.getItemMeta().index < 0) return
    done.current = reveal
    tree.getConfig().scrollToItem?.(item)
    const { activeElement } = document
    // A name that is being typed keeps the focus.
    if (tree.getElement()?.contains(activeElement) && !(activeElement instanceof HTMLInputElement))
      tree.updateDomFocus()
  }, [tree, items, reveal])
}

/** Begins to move rows with the arrow keys when that is asked for. */
export function useLift(tree: CollectionTreeInstance): void {
  const lift = useTreeView(state => state.lift)
  const done = useRef(lift)
  useEffect(() => {
    if (!lift || done.current === lift) return
    done.current = lift
    tree.startKeyboardDrag(lift.keys.map(key => tree.getItemInstance(key)))
    tree.updateDomFocus()
  }, [tree, lift])
}

/**
 * Moves the focus of the page to the row that the keys act on, when that is asked for, and keeps it in the tree when
 * the row that has it goes: it follows an item that is called otherwise now, and when the item is gone it goes to the
 * one that takes its place.
 */
export function useRowFocus(
  tree: CollectionTreeInstance,
  items: readonly ItemInstance<TreeRow>[],
  focusedIndex: number
): void {
  const wanted = useTreeView(state => state.focusWanted)
  const last = useRef({ index: 0, had: false, wanted })
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      last.current.had &&= target instanceof Node && (tree.getElement()?.contains(target) ?? false)
    }
    const onFocusIn = ({ target }: FocusEvent) => {
      last.current.had = target instanceof Node && (tree.getElement()?.contains(target) ?? false)
    }
    document.addEventListener('pointerdown', onPointerDown, { capture: true })
    document.addEventListener('focusin', onFocusIn)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, { capture: true })
      document.removeEventListener('focusin', onFocusIn)
    }
  }, [tree])
  useEffect(() => {
    const { focusedItem } = tree.getState()
    const gone = focusedItem !== null && tree.getItemInstance(focusedItem).getItemMeta().index < 0
    const asked = wanted !== last.current.wanted
    // The element with the focus was taken out of the page, and nothing else was clicked.
    const lost = last.current.had && document.activeElement === document.body
    if (asked || lost) {
      const next = items[gone ? Math.min(last.current.index, items.length - 1) : focusedIndex]
      if (gone) next?.setFocused()
      if (next) tree.getConfig().scrollToItem?.(next)
      next?.getElement()?.focus({ preventScroll: true })
    }
    last.current = {
      index: gone ? last.current.index : focusedIndex,
      had: tree.getElement()?.contains(document.activeElement) ?? false,
      wanted
    }
  })
}
