import { Tabs as Base } from '@base-ui/react/tabs'
import { Check, ChevronDown, CircleAlert } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { ActionMenu } from './action-menu.tsx'
import { Badge, type BadgeTone } from './badge.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { useOverflow } from './use-overflow.ts'

export interface TabItem<V extends string> {
  value: V
  label: string
  /** A short fact after the label, such as a count. */
  badge?: ReactNode
  badgeTone?: BadgeTone
  /** How much is wrong behind it. */
  problems?: number
}

interface TabsProps<V extends string> {
  value: V
  onValueChange: (value: V) => void
  className?: string
  children: ReactNode
}

/** Holds a `TabList` and its `TabPanel`s. */
export function Tabs<V extends string>({ value, onValueChange, className, children }: TabsProps<V>) {
  return (
    <Chosen value={value}>
      <Base.Root
        value={value}
        onValueChange={(next: V) => onValueChange(next)}
        className={classNames('flex min-h-0 min-w-0 flex-col', className)}
      >
        {children}
      </Base.Root>
    </Chosen>
  )
}

const Chosen = createContext('')

interface TabListProps<V extends string> {
  /** Its accessible name. */
  label: string
  tabs: readonly TabItem<V>[]
  /** What stands at the right end of the row. */
  trailing?: ReactNode
}

/**
 * A row of tabs with one stop for Tab; arrow keys, Home and End move and activate. Where there is little room, they move
 * together; where they do not fit so either, they scroll, and a menu names them all.
 */
export function TabList<V extends string>({ label, tabs, trailing }: TabListProps<V>) {
  const list = useRef<HTMLDivElement>(null)
  const chosen = useContext(Chosen)
  const overflows = useOverflow(list)
  const tabOf = (value: string) =>
    list.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(value)}"]`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that overflows has less room by its menu
  useEffect(() => {
    tabOf(chosen)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen, overflows])
  return (
    <div className="flex h-9 low:h-8 shrink-0 items-stretch border-line border-b pr-2">
      <Base.List
        ref={list}
        aria-label={label}
        activateOnFocus
        className="relative grid min-w-0 flex-1 auto-cols-[minmax(min-content,max-content)] grid-flow-col justify-start fade-ends overflow-x-auto px-2 [scrollbar-width:none]"
      >
        {tabs.map(tab => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            data-value={tab.value}
            className="grid grid-cols-[minmax(5px,10px)_auto_minmax(5px,10px)] items-center rounded-sm text-muted text-sm -outline-offset-2 transition-colors duration-100 hover:text-ink data-active:font-medium data-active:text-ink"
          >
            <span className="col-start-2 flex items-center gap-1.5 whitespace-nowrap">
              {tab.label}
              {tab.problems !== undefined && tab.problems > 0 && (
                <>
                  <CircleAlert aria-hidden="true" className="size-3.5 text-bad" />
                  <span className="sr-only">{countOf(tab.problems, 'problem')}</span>
                </>
              )}
              {tab.badge !== undefined && (
                <Badge tone={tab.badgeTone ?? 'neutral'}>
                  {typeof tab.badge === 'number' ? formatCount(tab.badge) : tab.badge}
                </Badge>
              )}
            </span>
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-accent transition-[translate,width] duration-150 ease-out" />
      </Base.List>
      {overflows && (
        <div className="flex shrink-0 items-center pl-1">
          <ActionMenu
            label={`${label}: all tabs`}
            groups={[
              tabs.map(tab => ({
                label: tab.label,
                icon: tab.value === chosen ? <Check /> : <span className="block size-3.5" />,
                run: () => tabOf(tab.value)?.click()
              }))
            ]}
            trigger={<IconButton label={`${label}: all tabs`} icon={<ChevronDown />} />}
          />
        </div>
      )}
      {trailing && <div className="flex shrink-0 items-center gap-2">{trailing}</div>}
    </div>
  )
}

interface TabPanelProps {
  value: string
  /** Names it as a place that commands can move the focus to. */
  landmark?: string
  className?: string
  children: ReactNode
}

export function TabPanel({ value, landmark, className, children }: TabPanelProps) {
  return (
    <Base.Panel
      value={value}
      data-landmark={landmark}
      className={classNames('min-h-0 flex-1 -outline-offset-2', className)}
    >
      {children}
    </Base.Panel>
  )
}
