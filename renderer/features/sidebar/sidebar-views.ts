import { Boxes, History } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Preferences } from '#shared/model/preferences.ts'
import { laterPart } from '../../components/later-part.tsx'
import { CollectionsView } from './collections-view.tsx'

const HistoryView = laterPart(async () => (await import('../history/history-view.tsx')).HistoryView)

/** What is not shown at first need not wait for its code when it is. */
export function preloadViews(): void {
  HistoryView.preload()
}

interface SidebarView {
  id: Preferences['sidebar']['view']
  title: string
  icon: ComponentType
  View: ComponentType
}

/** What the sidebar can show, in the order of the activity bar. */
export const SIDEBAR_VIEWS: readonly [SidebarView, ...SidebarView[]] = [
  { id: 'collections', title: 'Collections', icon: Boxes, View: CollectionsView },
  { id: 'history', title: 'History', icon: History, View: HistoryView }
]
