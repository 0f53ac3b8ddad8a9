import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown } from 'lucide-react'
import { classNames } from '../../components/class-names.ts'
import { useExchanges } from '../../state/exchanges.ts'
import { isUnsaved } from '../../state/is-unsaved.ts'
import { tabName } from '../../state/tab-title.ts'
import { activateTab, useTabs } from '../../state/tabs.ts'
import { TabMark } from './tab-mark.tsx'

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
  const activeId = useTabs(state => state.activeTabId)
  const byTab = useExchanges(state => state.byTab)
  return tabs.map(tab => {
    const { id, draft } = tab
    return (
      <Menu.Item
        key={id}
        ref={id === activeId ? revealItem : undefined}
        onClick={() => activateTab(id)}
        className="flex h-7 cursor-default items-center gap-2 rounded px-2 text-xs outline-none data-highlighted:bg-hover"
      >
        <Check
          aria-hidden="true"
          className={classNames('size-3.5 shrink-0 text-accent', id !== activeId && 'invisible')}
        />
        <TabMark tab={tab} className="w-14" />
        <span className="min-w-0 flex-1 truncate" title={draft.url || undefined}>
          {tabName(tab)}
        </span>
        {id === activeId && <span className="sr-only">in front</span>}
        {isUnsaved(tab) && <span className="text-muted">unsaved</span>}
        {byTab[id]?.running && <span className="text-accent">running</span>}
      </Menu.Item>
    )
  })
}
