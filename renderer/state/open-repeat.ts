import { sendingOf } from './sending-of.ts'
import { tabName } from './tab-title.ts'
import { findTab } from './tabs.ts'
import { activateView, openView, useViews } from './views.ts'

/** Shows the view in which the request of a tab is repeated: the one that is open already, else a new one. */
export function openRepeat(tabId: string): void {
  const tab = findTab(tabId)
  if (!tab) return
  const open = useViews.getState().views.find(view => view.kind === 'repeat' && view.params.tabId === tabId)
  if (open) activateView(open.id)
  else
    openView({ kind: 'repeat', title: `Repeat ${tabName(tab)}`, params: { tabId, sending: sendingOf(tab) } })
}
