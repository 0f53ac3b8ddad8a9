import { Menu } from '@base-ui/react/menu'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import { KeyHint } from './key-hint.tsx'

/** One thing that a menu offers to do. */
export interface MenuAction {
  label: string
  icon?: ReactNode
  /** The keys that do the same, as caps. */
  keys?: readonly string[] | undefined
  /** It takes something away. */
  danger?: boolean
  run: () => void
}

/** Groups of actions; between them is a line. Empty ones are left out. */
export type MenuGroups = readonly (readonly MenuAction[])[]

/** What a menu is placed at: an element, or a point of the window. */
export interface MenuAnchor {
  getBoundingClientRect(): DOMRect
}

interface ContextMenuProps {
  /** Its accessible name. */
  label: string
  groups: MenuGroups
  anchor: MenuAnchor
  open: boolean
  onClose: () => void
  /** What takes the focus when it is closed. */
  returnFocus: () => HTMLElement | null | undefined
}

/** A menu that was asked for at a place. */
export function ContextMenu({ label, groups, anchor, open, onClose, returnFocus }: ContextMenuProps) {
  return (
    <Menu.Root
      open={open}
      onOpenChange={next => {
        if (!next) onClose()
      }}
    >
      <MenuList label={label} groups={groups} anchor={anchor} returnFocus={() => returnFocus() ?? true} />
    </Menu.Root>
  )
}

/** A button that opens a menu. The trigger must take a ref and props. */
export function ActionMenu({
  label,
  groups,
  trigger,
  children
}: {
  label: string
  groups: MenuGroups
  trigger: ReactElement
  /** What stands before the actions. */
  children?: ReactNode
}) {
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} />
      <MenuList label={label} groups={groups}>
        {children}
      </MenuList>
    </Menu.Root>
  )
}

function MenuList({
  label,
  groups,
  anchor,
  returnFocus,
  children
}: {
  label: string
  groups: MenuGroups
  anchor?: MenuAnchor
  returnFocus?: () => HTMLElement | true
  children?: ReactNode
}) {
  return (
    <Menu.Portal>
      <Menu.Positioner
        anchor={anchor}
        side="bottom"
        align="start"
        sideOffset={anchor ? 2 : 4}
        collisionPadding={8}
        className="z-30"
      >
        <Menu.Popup
          aria-label={label}
          finalFocus={returnFocus}
          className="max-h-(--available-height) min-w-52 max-w-80 overflow-y-auto rounded-md border border-line-strong bg-raised py-1 shadow-popup outline-none"
        >
          {children}
          {groups
            .filter(group => group.length > 0)
            .map((group, index) => (
              <Menu.Group key={group[0]?.label}>
                {(index > 0 || children) && <Menu.Separator className="my-1 h-px bg-line" />}
                {group.map(action => (
                  <MenuRow key={action.label} action={action} />
                ))}
              </Menu.Group>
            ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  )
}

function MenuRow({ action: { label, icon, keys, danger, run } }: { action: MenuAction }) {
  const chosen = useRef<() => void>(undefined)
  // The menu gives the focus back when it leaves the page, some frames after the click: an action that ran before
  // would have it taken from where it has put it.
  useEffect(
    () => () => {
      if (chosen.current) setTimeout(chosen.current)
    },
    []
  )
  return (
    <Menu.Item
      onClick={() => {
        chosen.current = run
      }}
      className={classNames(
        'mx-1 flex h-7 cursor-default items-center gap-2.5 rounded px-2 text-sm outline-none data-highlighted:bg-hover',
        danger ? 'text-bad' : 'text-ink'
      )}
    >
      <span aria-hidden="true" className={classNames('[&_svg]:size-3.5', !danger && 'text-muted')}>
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {keys && <KeyHint keys={keys} />}
    </Menu.Item>
  )
}
