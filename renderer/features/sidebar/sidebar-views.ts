import { Boxes, History } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Preferences } from '#shared/model/preferences.ts'
import { HistoryView } from '../history/history-view.tsx'
import { CollectionsView } from './collections-view.tsx'

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
