import { type ReactNode, useState } from 'react'
import { ContextMenu, type MenuAnchor, type MenuGroups } from './action-menu.tsx'

interface ContextMenuOptions<Subject> {
  /** Its accessible name. */
  label: string
  groupsFor: (subject: Subject) => MenuGroups
  /** What takes the focus when it is closed. */
  returnFocus: (subject: Subject) => HTMLElement | null | undefined
}

/** What a pointer's event says of its place, in pixels of the window. */
interface Point {
  clientX: number
  clientY: number
}

interface OpenedMenu<Subject> {
  /** To be drawn; undefined until it was asked for. */
  menu: ReactNode
  /** @param at what it is placed at where no pointer asked for it */
  openMenu: (subject: Subject, at: Element, point?: Point) => void
}

/** A menu of something that is asked for at a place, and what opens it there. */
export function useContextMenu<Subject>(options: ContextMenuOptions<Subject>): OpenedMenu<Subject> {
  const { label, groupsFor, returnFocus } = options
  const [asked, setAsked] = useState<{ subject: Subject; anchor: MenuAnchor }>()
  const [isOpen, setOpen] = useState(false)
  const menu = asked && (
    <ContextMenu
      label={label}
      groups={groupsFor(asked.subject)}
      anchor={asked.anchor}
      open={isOpen}
      onClose={() => setOpen(false)}
      returnFocus={() => returnFocus(asked.subject)}
    />
  )
  return {
    menu,
    openMenu(subject, at, point) {
      setAsked({ subject, anchor: (point && anchorAt(point)) ?? at })
      setOpen(true)
    }
  }
}

/** Asked for by a key, an event comes without a place. */
function anchorAt({ clientX, clientY }: Point): MenuAnchor | undefined {
  if (clientX === 0 && clientY === 0) return undefined
  return { getBoundingClientRect: () => new DOMRect(clientX, clientY) }
}
