import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export interface SideTab<V extends string> {
  value: V
  label: string
  icon: ReactNode
  panel: ReactNode
}

interface SideTabsProps<V extends string> {
  /** Its accessible name. */
  label: string
  value: V
  onValueChange: (value: V) => void
  tabs: readonly SideTab<V>[]
}

/** Tabs one under the other, with what the chosen one shows beside them. */
export function SideTabs<V extends string>({ label, value, onValueChange, tabs }: SideTabsProps<V>) {
  return (
    <Base.Root
      orientation="vertical"
      value={value}
      onValueChange={(next: V) => onValueChange(next)}
      className="flex min-h-0 min-w-0 flex-1"
    >
      <Base.List
        aria-label={label}
        activateOnFocus
        className="flex w-44 shrink-0 flex-col gap-0.5 overflow-y-auto border-line border-r pr-3"
      >
        {tabs.map(tab => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2.5 text-left text-muted text-sm -outline-offset-2 transition-colors duration-100 hover:bg-hover hover:text-ink data-active:bg-accent-soft data-active:text-ink [&_svg]:size-4"
          >
            {tab.icon}
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(tab => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          className="relative min-h-0 min-w-0 flex-1 overflow-y-auto pr-1 pl-6 -outline-offset-2"
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
