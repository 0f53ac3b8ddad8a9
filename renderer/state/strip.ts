import { addressOfTab, neighbourOf } from './tab-set.ts'
import { activateTab, activeTab, useTabs } from './tabs.ts'
import { activateView, findView, useViews } from './views.ts'

/** Ids of all that stands in the strip, in order: the requests, and behind them the views. */
export function stripIds(): string[] {
  return [...useTabs.getState().tabs, ...useViews.getState().views].map(({ id }) => id)
}

/** The id of what is in front: a view, else a request. */
export function frontId(): string {
  return useViews.getState().frontId ?? useTabs.getState().activeTabId
}

/** The same, kept up to date. */
export function useFrontId(): string {
  const viewId = useViews(state => state.frontId)
  const tabId = useTabs(state => state.activeTabId)
  return viewId ?? tabId
}

/** The collection that what is in front belongs to, kept up to date. */
export function useFrontCollection(): string | undefined {
  const ofTab = useTabs(set => addressOfTab(activeTab(set))?.collectionId)
  const ofView = useViews(({ views, frontId: id }) => {
    const view = views.find(each => each.id === id)
    return view?.kind === 'run' ? view.params.collectionId : undefined
  })
  return ofView ?? ofTab
}

/** Brings a request or a view to the front. */
export function activateInStrip(id: string): void {
  if (findView(id)) activateView(id)
  else activateTab(id)
}

/** @param step 1 for the next in the strip, -1 for the one before */
export function stepInStrip(step: number): void {
  activateInStrip(neighbourOf(stripIds(), frontId(), step))
}
