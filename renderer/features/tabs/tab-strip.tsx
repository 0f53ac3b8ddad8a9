import { Plus } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, type WheelEvent } from 'react'
import { runCommand, useKeysOf } from '../../commands/registry.ts'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { askToClose } from '../../state/closing.ts'
import { activateInStrip, frontId, stripIds, useFrontId } from '../../state/strip.ts'
import { neighbourOf } from '../../state/tab-set.ts'
import { useTabs } from '../../state/tabs.ts'
import { useViews } from '../../state/views.ts'
import { RequestTab } from './request-tab.tsx'
import { tabElementId } from './strip-tab.tsx'
import { TabMenu } from './tab-menu.tsx'
import { useOverflow } from './use-overflow.ts'
import { ViewTab } from './view-tab.tsx'

/**
 * The open requests, and behind them the views. The tabs stand beside their close buttons, and a tab list may hold nothing but tabs: so the list
 * is an element of its own that owns them.
 */
export function TabStrip() {
  const newTabKeys = useKeysOf('tab.new')
  const tabs = useTabs(state => state.tabs)
  const views = useViews(state => state.views)
  const activeId = useFrontId()
  const strip = useRef<HTMLDivElement>(null)
  const { before, after } = useOverflow(strip, tabs.length + views.length)

  useEffect(() => {
    const show = () =>
      document
        .getElementById(tabElementId(activeId))
        ?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    show()
    if (!strip.current) return
    // The window, the sidebar and the button of the list take room from the strip.
    const observer = new ResizeObserver(show)
    observer.observe(strip.current)
    return () => observer.disconnect()
  }, [activeId])

  useEffect(() => {
    // The focus was in what has gone with the tab that was in front.
    if (document.activeElement === document.body) document.getElementById(tabElementId(activeId))?.focus()
  }, [activeId])

  const onWheel = ({ deltaX, deltaY }: WheelEvent) => {
    if (deltaX === 0) strip.current?.scrollBy({ left: deltaY })
  }

  return (
    <nav aria-label="Open requests" className="flex h-9 shrink-0 items-stretch border-line border-b bg-app">
      <div
        role="tablist"
        aria-label="Open requests"
        aria-owns={[...tabs, ...views].map(({ id }) => tabElementId(id)).join(' ')}
        className="absolute"
      />
      <div
        ref={strip}
        onWheel={onWheel}
        className={classNames(
          '-mb-px flex min-w-0 items-stretch overflow-x-auto [mask-image:linear-gradient(to_right,transparent,black_var(--fade-before),black_calc(100%-var(--fade-after)),transparent)] [scrollbar-width:none]',
          before ? '[--fade-before:1.5rem]' : '[--fade-before:0px]',
          after ? '[--fade-after:1.5rem]' : '[--fade-after:0px]'
        )}
      >
        {tabs.map(tab => (
          <RequestTab key={tab.id} tab={tab} active={tab.id === activeId} onKeyDown={onKeyDown} />
        ))}
        {views.map(view => (
          <ViewTab key={view.id} view={view} active={view.id === activeId} onKeyDown={onKeyDown} />
        ))}
      </div>
      <div className="flex items-center px-1">
        <IconButton label="New tab" keys={newTabKeys} icon={<Plus />} onClick={() => runCommand('tab.new')} />
        {(before || after) && <TabMenu />}
      </div>
    </nav>
  )
}

/** Outside of the component: a tab is drawn anew only when it has changed. */
function onKeyDown(event: KeyboardEvent, id: string): void {
  const next = keyTarget(event.key, id)
  if (next === undefined && event.key !== 'Delete') return
  event.preventDefault()
  if (next === undefined) askToClose(id)
  else activateInStrip(next)
  requestAnimationFrame(() => document.getElementById(tabElementId(frontId()))?.focus())
}

function keyTarget(key: string, id: string): string | undefined {
  const ids = stripIds()
  if (key === 'ArrowRight') return neighbourOf(ids, id, 1)
  if (key === 'ArrowLeft') return neighbourOf(ids, id, -1)
  if (key === 'Home') return ids[0]
  if (key === 'End') return ids.at(-1)
  return undefined
}
