import type { ItemInstance } from '@headless-tree/core'
import type { MouseEvent } from 'react'
import { useContextMenu } from '../../components/use-context-menu.tsx'
import type { TreeKey } from '../../state/tree-key.ts'
import type { TreeRow } from '../../state/tree-rows.ts'
import { targetKeys } from '../../state/tree-targets.ts'
import { actionsFor } from './row-actions.tsx'
import type { CollectionTreeInstance } from './use-collection-tree.ts'

interface ActedOn {
  keys: readonly TreeKey[]
  row: HTMLElement | undefined
}

/** The menu of a row, or of all that are selected when it is one of them; and what opens it. */
export function useRowMenu(tree: CollectionTreeInstance) {
  const { menu, openMenu } = useContextMenu<ActedOn>({
    label: 'Actions',
    groupsFor: ({ keys }) => actionsFor(keys),
    returnFocus: ({ row }) => row
  })
  return {
    menu,
    openMenu(item: ItemInstance<TreeRow>, event: MouseEvent) {
      event.preventDefault()
      if (!item.isSelected()) tree.setSelectedItems([item.getId()])
      item.setFocused()
      const keys = targetKeys()
      if (actionsFor(keys).flat().length === 0) return
      const row = item.getElement() ?? undefined
      openMenu({ keys, row }, event.currentTarget, event.type === 'contextmenu' ? event : undefined)
    }
  }
}
