import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../components/class-names.ts'
import { useExchanges } from '../../state/exchanges.ts'
import { isUnsaved } from '../../state/is-unsaved.ts'
import { useFrontId } from '../../state/strip.ts'
import { tabName } from '../../state/tab-title.ts'
import { activateTab, useTabs } from '../../state/tabs.ts'
import { activateView, useViews } from '../../state/views.ts'
import { TabMark } from './tab-mark.tsx'
import { ViewMark } from './view-mark.tsx'

/** All open tabs one below the other: the way to those that the strip has no room for. */
export function TabMenu() {
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label="List all tabs"
        title="List all tabs"
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink data-popup-open:bg-hover"
      >
        <ChevronDown aria-hidden="true" className="size-4" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="bottom" align="end" sideOffset={4} collisionPadding={8} className="z-30">
          <Menu.Popup className="max-h-(--available-height) w-80 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-md border border-line-strong bg-raised p-1 shadow-popup outline-none">
            <TabItems />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** The menu gets its height, and with it something to scroll, after its items. */
function revealItem(item: HTMLElement | null): void {
  requestAnimationFrame(() => item?.scrollIntoView({ block: 'nearest' }))
}

function TabItems() {
  const tabs = useTabs(state => state.tabs)
  const views = useViews(state => state.views)
  const activeId = useFrontId()
  const byTab = useExchanges(state => state.byTab)
  return (
    <>
      {tabs.map(tab => (
        <TabItem
          key={tab.id}
          active={tab.id === activeId}
          mark={<TabMark tab={tab} className="w-14" />}
          name={tabName(tab)}
          detail={tab.draft.url}
          unsaved={isUnsaved(tab)}
          running={byTab[tab.id]?.running ?? false}
          onClick={() => activateTab(tab.id)}
        />
      ))}
      {views.map(({ id, kind, title, activity }) => (
        <TabItem
          key={id}
          active={id === activeId}
          mark={<ViewMark kind={kind} className="w-14" />}
          name={title}
          running={activity?.running ?? false}
          onClick={() => activateView(id)}
        />
      ))}
    </>
  )
}

interface TabItemProps {
  active: boolean
  mark: ReactNode
  name: string
  detail?: string
  unsaved?: boolean
  running: boolean
  onClick: () => void
}

function TabItem({ active, mark, name, detail, unsaved, running, onClick }: TabItemProps) {
  return (
    <Menu.Item
      ref={active ? revealItem : undefined}
      onClick={onClick}
      className="flex h-7 cursor-default items-center gap-2 rounded px-2 text-xs outline-none data-highlighted:bg-hover"
    >
      <Check
        aria-hidden="true"
        className={classNames('size-3.5 shrink-0 text-accent', !active && 'invisible')}
      />
      {mark}
      <span className="min-w-0 flex-1 truncate" title={detail || undefined}>
        {name}
      </span>
      {active && <span className="sr-only">in front</span>}
      {unsaved && <span className="text-muted">unsaved</span>}
      {running && <span className="text-accent">running</span>}
    </Menu.Item>
  )
}
