import type { ReactNode } from 'react'
import { Switch } from '../../../components/switch.tsx'
import type { AutomationList } from './edit-automation.ts'
import { EntryMenu } from './entry-menu.tsx'

interface EntryItemProps {
  tabId: string
  list: AutomationList
  index: number
  /** How many there are. */
  count: number
  noun: string
  enabled: boolean
  onSwitch: (enabled: boolean) => void
  children: ReactNode
}

/** A timer or a rule: switched on or off at its beginning, with what can be done with it at its end. */
export function EntryItem({ tabId, list, index, count, noun, enabled, onSwitch, children }: EntryItemProps) {
  const called = `${noun.toLowerCase()} ${index + 1}`
  return (
    <li
      aria-label={`${noun} ${index + 1}`}
      data-entry={`${list}.${index}`}
      className="flex items-start gap-3 border-line border-t py-2.5"
    >
      <span className="flex h-7 items-center">
        <Switch label={`Use ${called}`} checked={enabled} onChange={onSwitch} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">{children}</div>
      <EntryMenu tabId={tabId} list={list} index={index} count={count} called={called} />
    </li>
  )
}

/** Fields of one that stand beside each other. */
export function EntryLine({ children }: { children: ReactNode }) {
  return <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1.5">{children}</div>
}

/** A word between them. */
export function Word({ children }: { children: string }) {
  return <span className="text-muted text-xs">{children}</span>
}
