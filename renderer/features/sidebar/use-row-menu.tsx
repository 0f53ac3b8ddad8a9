import type { ItemInstance } from '@headless-tree/core'
import { type MouseEvent, useState } from 'react'
import { ContextMenu, type MenuAnchor } from '../../components/action-menu.tsx'
import type { TreeKey } from '../../state/tree-key.ts'
import type { TreeRow } from '../../state/tree-rows.ts'
import { targetKeys } from '../../state/tree-targets.ts'
import { actionsFor } from './row-actions.tsx'
import type { CollectionTreeInstance } from './use-collection-tree.ts'

interface OpenMenu {
  keys: readonly TreeKey[]
  anchor: MenuAnchor
  row: HTMLElement | undefined
}

/** The menu of a row, or of all that are selected when it is one of them; and what opens it. */
export function useRowMenu(tree: CollectionTreeInstance) {
  const [menu, setMenu] = useState<OpenMenu>()
  const [open, setOpen] = useState(false)

  const openMenu = (item: ItemInstance<TreeRow>, event: MouseEvent) => {
    event.preventDefault()
    if (!item.isSelected()) tree.setSelectedItems([item.getId()])
    item.setFocused()
    const keys = targetKeys()
    if (actionsFor(keys).flat().length === 0) return
    const target = event.currentTarget
    // Asked for by a key, it comes without a place.
    const atPointer = event.type === 'contextmenu' && (event.clientX !== 0 || event.clientY !== 0)
    const { clientX, clientY } = event
    setMenu({
      keys,
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
  return { menu: element, openMenu }
}
