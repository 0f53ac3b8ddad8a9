import { type KeyboardEvent, memo } from 'react'
import type { Tab } from '#shared/model/draft/tab.ts'
import { useExchanges } from '../../state/exchanges.ts'
import { isUnsaved } from '../../state/is-unsaved.ts'
import { tabName } from '../../state/tab-title.ts'
import { activateTab, keepTab } from '../../state/tabs.ts'
import { StripTab, type TabState } from './strip-tab.tsx'
import { TabMark } from './tab-mark.tsx'

interface RequestTabProps {
  tab: Tab
  active: boolean
  onKeyDown: (event: KeyboardEvent, tabId: string) => void
}

/** One request in the strip: method, name, and whether it runs or has changed since it was sent. */
export const RequestTab = memo(function RequestTab({ tab, active, onKeyDown }: RequestTabProps) {
  const running = useExchanges(state => state.byTab[tab.id]?.running ?? false)
  const changed = useExchanges(state => {
    const exchange = state.byTab[tab.id]
    return !tab.source && exchange !== undefined && exchange.draft !== tab.draft
  })
  const states: TabState[] = []
  if (running) states.push('running')
  if (isUnsaved(tab)) states.push('unsaved')
  if (!running && changed) states.push('changed')
  return (
    <StripTab
      id={tab.id}
      active={active}
      title={tabName(tab)}
      detail={describe(tab)}
      panelId="request-panel"
      states={states}
      mark={<TabMark tab={tab} className="max-w-16" />}
      passing={tab.preview ?? false}
      onActivate={activateTab}
      onDoubleClick={keepTab}
      onKeyDown={onKeyDown}
    />
  )
})

function describe({ source, draft: { url } }: Tab): string | undefined {
  return [source?.path, url].filter(Boolean).join('\n') || undefined
}
