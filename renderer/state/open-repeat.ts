import { sendingOf } from './sending-of.ts'
import { tabName } from './tab-title.ts'
import { findTab } from './tabs.ts'
import { activateView, changeView, openView, useViews } from './views.ts'

/** Shows the view in which the request of a tab is repeated: the one that is open already, else a new one. */
export function openRepeat(tabId: string): void {
  const tab = findTab(tabId)
  if (!tab) return
  const open = useViews.getState().views.find(view => view.kind === 'repeat' && view.params.tabId === tabId)
  const view = {
    ...{ kind: 'repeat' as const, title: `Repeat ${tabName(tab)}` },
    params: { tabId, sending: sendingOf(tab) }
  }
  if (open) {
    changeView(open.id, view)
    activateView(open.id)
  } else openView(view)
}
