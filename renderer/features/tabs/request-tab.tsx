import { X } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo } from 'react'
import type { Tab } from '#shared/model/draft/tab.ts'
import { classNames } from '../../components/class-names.ts'
import { askToClose } from '../../state/closing.ts'
import { useExchanges } from '../../state/exchanges.ts'
import { isUnsaved } from '../../state/is-unsaved.ts'
import { tabName } from '../../state/tab-title.ts'
import { activateTab, keepTab } from '../../state/tabs.ts'
import { TabMark } from './tab-mark.tsx'

interface RequestTabProps {
  tab: Tab
  active: boolean
  onKeyDown: (event: KeyboardEvent, tabId: string) => void
}

export const tabElementId = (tabId: string) => `tab-${tabId}`

/** One request in the strip: method, name, and whether it runs or has changed since it was sent. */
export const RequestTab = memo(function RequestTab({ tab, active, onKeyDown }: RequestTabProps) {
  const unsaved = isUnsaved(tab)
  const running = useExchanges(state => state.byTab[tab.id]?.running ?? false)
  const changed = useExchanges(state => {
    const exchange = state.byTab[tab.id]
    return !tab.source && exchange !== undefined && exchange.draft !== tab.draft
  })
  const title = tabName(tab)
  const middleCloses = {
    onMouseDown: (event: MouseEvent) => {
      // The middle button would start scrolling.
      if (event.button === 1) event.preventDefault()
    },
    onAuxClick: (event: MouseEvent) => {
      if (event.button === 1) askToClose(tab.id)
    }
  }

  return (
    <div
      className={classNames(
        'group relative flex w-42 shrink-0 scroll-mx-8 items-center border-line border-r pr-1.5 transition-colors duration-100',
        active
          ? 'bg-surface before:absolute before:inset-x-0 before:top-0 before:h-0.5 before:bg-accent'
          : 'border-b text-muted hover:bg-hover'
      )}
    >
      <button
        type="button"
        role="tab"
        id={tabElementId(tab.id)}
        aria-selected={active}
        aria-controls={active ? 'request-panel' : undefined}
        tabIndex={active ? 0 : -1}
        title={describe(tab)}
        onClick={() => activateTab(tab.id)}
        onDoubleClick={() => keepTab(tab.id)}
        onKeyDown={event => onKeyDown(event, tab.id)}
        {...middleCloses}
        className="flex h-full min-w-0 flex-1 items-center gap-2 pl-3 text-left text-sm -outline-offset-2"
      >
        <TabMark tab={tab} className="max-w-16" />
        <span className={classNames('truncate', active && 'text-ink', tab.preview && 'italic')}>{title}</span>
        {unsaved && <span className="sr-only">unsaved</span>}
        {running && <span className="sr-only">running</span>}
        {!running && changed && <span className="sr-only">changed since it was sent</span>}
      </button>
      <div className="relative ml-1 size-5 shrink-0">
        {(running || unsaved || changed) && (
          <span
            aria-hidden="true"
            className={classNames(
              'pointer-events-none absolute inset-0 m-auto size-1.5 rounded-full group-hover:opacity-0 group-has-focus-visible:opacity-0',
              running ? 'animate-pulse bg-accent' : unsaved ? 'bg-ink' : 'bg-faint'
            )}
          />
        )}
        <button
          type="button"
          aria-label={`Close ${title}`}
          tabIndex={-1}
          onClick={() => askToClose(tab.id)}
          {...middleCloses}
          className={classNames(
            'flex size-5 items-center justify-center rounded text-muted hover:bg-line hover:text-ink group-hover:opacity-100 group-has-focus-visible:opacity-100',
            (running || unsaved || changed || !active) && 'opacity-0'
          )}
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      </div>
    </div>
  )
})

function describe({ source, draft: { url } }: Tab): string | undefined {
  return [source?.path, url].filter(Boolean).join('\n') || undefined
}
