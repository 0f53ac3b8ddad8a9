import { MoreHorizontal } from 'lucide-react'
import type { MouseEvent } from 'react'
import { ActionMenu, type MenuGroups } from '../../../../components/action-menu.tsx'
import { IconButton } from '../../../../components/icon-button.tsx'
import { useContextMenu } from '../../../../components/use-context-menu.tsx'

/** The menu of a text: where it is asked for in the text, and what opens it there. */
export function useTextMenu(groups: MenuGroups, returnFocus: () => void) {
  const { menu, openMenu } = useContextMenu<undefined>({
    label: 'Actions on the text',
    groupsFor: () => groups,
    returnFocus() {
      returnFocus()
      return document.activeElement instanceof HTMLElement ? document.activeElement : null
    }
  })
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault()
    openMenu(undefined, event.currentTarget, event)
  }
  return { menu, onContextMenu }
}

/** The same from the toolbar. */
export function TextMenuButton({ groups }: { groups: MenuGroups }) {
  return (
    <ActionMenu
      label="Actions on the text"
      groups={groups}
      trigger={<IconButton label="More actions" icon={<MoreHorizontal />} />}
    />
  )
}
