import { type KeyboardEvent, useRef } from 'react'
import { openRow } from '../../state/item-actions.ts'
import { findTyped, TYPING_PAUSE_MS } from './find-typed.ts'
import type { CollectionTreeInstance } from './use-collection-tree.ts'

/** The keys of a tree besides the arrows: Enter and Space open, letters go to the row that begins with them. */
export function useTreeKeys(tree: CollectionTreeInstance): (event: KeyboardEvent) => void {
  const typing = useRef({ text: '', atMs: Number.NEGATIVE_INFINITY })

  return event => {
    const { key } = event
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement) return
    if (event.ctrlKey || event.metaKey || event.altKey || tree.getState().dnd) return
    const item = tree.getFocusedItem()
    const now = performance.now()
    const goesOn = now - typing.current.atMs < TYPING_PAUSE_MS
    if (key === 'Enter' || (key === ' ' && !goesOn)) {
      event.preventDefault()
      if (key === 'Enter' || !item.isFolder()) openRow(item.getId(), key === 'Enter')
      else if (item.isExpanded()) item.collapse()
      else item.expand()
      return
    }
    if (key.length !== 1) return
    event.preventDefault()
    const text = goesOn ? typing.current.text + key : key
    typing.current = { text, atMs: now }
    const items = tree.getItems()
    const found = findTyped(
      items.map(each => each.getItemName()),
      item.getItemMeta().index,
      text
    )
    if (found === undefined) return
    items[found]?.setFocused()
    tree.updateDomFocus()
  }
}
