import { repeatOf, viewOfRepeat } from './repeats.ts'
import { sendingOf } from './sending-of.ts'
import { findTab } from './tabs.ts'
import { activateView, changeView, openView, useViews } from './views.ts'

/** Shows the view in which the request of a tab is repeated: the one that is open already, else a new one. */
export function openRepeat(tabId: string): void {
  const tab = findTab(tabId)
  if (!tab) return
  const open = useViews.getState().views.find(view => view.kind === 'repeat' && view.params.tabId === tabId)
  const view = viewOfRepeat(tabId, sendingOf(tab))
  if (!open) {
    openView(view)
    return
  }
  // Its results are those of what was sent, whatever the tab holds by now.
  if (repeatOf(open.id).state === 'ready') changeView(open.id, view)
  activateView(open.id)
}
