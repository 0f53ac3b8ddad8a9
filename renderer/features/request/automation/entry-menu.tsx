import { ArrowDown, ArrowUp, Copy, Ellipsis, Trash2 } from 'lucide-react'
import { focusSoon } from '../../../commands/focus-soon.ts'
import { ActionMenu, type MenuAction } from '../../../components/action-menu.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { type AutomationList, duplicateEntry, moveEntry, removeEntry } from './edit-automation.ts'
import { editTabAutomation } from './edit-tab-automation.ts'

interface EntryMenuProps {
  tabId: string
  list: AutomationList
  index: number
  /** How many there are. */
  count: number
  /** As it is called: `rule 1`. */
  called: string
}

/** What can be done with a timer or a rule. The focus goes along with what is moved. */
export function EntryMenu({ tabId, list, index, count, called }: EntryMenuProps) {
  const move = (by: number) => () => {
    editTabAutomation(tabId, now => moveEntry(now, list, index, by))
    focusEntry(list, index + by)
  }
  const moves: MenuAction[] = [
    ...(index > 0 ? [{ label: 'Move up', icon: <ArrowUp />, run: move(-1) }] : []),
    ...(index < count - 1 ? [{ label: 'Move down', icon: <ArrowDown />, run: move(1) }] : [])
  ]
  const duplicate = () => {
    editTabAutomation(tabId, now => duplicateEntry(now, list, index))
    focusEntry(list, index + 1)
  }
  const remove = () => {
    editTabAutomation(tabId, now => removeEntry(now, list, index))
    focusEntry(list, Math.min(index, count - 2))
  }
  return (
    <ActionMenu
      label={`More for ${called}`}
      groups={[
        [{ label: 'Duplicate', icon: <Copy />, run: duplicate }, ...(list === 'answers' ? moves : [])],
        [{ label: 'Delete', icon: <Trash2 />, danger: true, run: remove }]
      ]}
      trigger={<IconButton label={`More for ${called}`} icon={<Ellipsis />} />}
    />
  )
}

/** Where none is left, its list's button that adds one. */
function focusEntry(list: AutomationList, index: number): void {
  const entry = `[data-entry="${list}.${index}"] [aria-haspopup]`
  focusSoon(() => document.querySelector<HTMLElement>(index < 0 ? `[data-adds="${list}"]` : entry))
}
