import { MoreHorizontal } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import {
  ActionMenu,
  ContextMenu,
  type MenuAnchor,
  type MenuGroups
} from '../../../../components/action-menu.tsx'
import { IconButton } from '../../../../components/icon-button.tsx'

/** The menu of a text: where it is asked for in the text, and what opens it there. */
export function useTextMenu(groups: MenuGroups, returnFocus: () => void) {
  const [anchor, setAnchor] = useState<MenuAnchor>()
  const [open, setOpen] = useState(false)
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault()
    const { clientX, clientY, currentTarget } = event
    // Asked for by a key, it comes without a place.
    const atPointer = clientX !== 0 || clientY !== 0
    setAnchor(atPointer ? { getBoundingClientRect: () => new DOMRect(clientX, clientY) } : currentTarget)
    setOpen(true)
  }
  const menu = anchor && (
    <ContextMenu
      label="Actions on the text"
      groups={groups}
      anchor={anchor}
      open={open}
      onClose={() => setOpen(false)}
      returnFocus={() => {
        returnFocus()
        return document.activeElement instanceof HTMLElement ? document.activeElement : null
      }}
    />
  )
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
