import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import type { Preferences } from '#shared/model/preferences.ts'
import { setPreferences, usePreferences } from './preferences.ts'

type View = Preferences['sidebar']['view']

/** In a narrower window the sidebar lies over what is beside it, and only for as long as it is needed. */
const narrow = matchMedia('(max-width: 52rem)')

const useOverlay = create<{ open: boolean }>(() => ({ open: false }))

export interface SidebarState {
  view: View
  open: boolean
  /** Whether it lies over the rest. */
  over: boolean
}

export function useSidebar(): SidebarState {
  const { open, view } = usePreferences(state => state.sidebar)
  const overlay = useOverlay(state => state.open)
  const over = useSyncExternalStore(onNarrow, () => narrow.matches)
  return { view, over, open: over ? overlay : open }
}

/** Shows a view of the sidebar; without one, that of last time. */
export function openSidebar(view: View = usePreferences.getState().sidebar.view): void {
  setOpen(true, view)
}

export function closeSidebar(): void {
  setOpen(false, usePreferences.getState().sidebar.view)
}

/** Puts the sidebar away when it shows this view, else shows it. */
export function toggleSidebar(view: View = usePreferences.getState().sidebar.view): void {
  const { sidebar } = usePreferences.getState()
  const open = narrow.matches ? useOverlay.getState().open : sidebar.open
  setOpen(!(open && sidebar.view === view), view)
}

/** Where it lies over the rest, it makes room for what was opened from it. */
export function closeOverlay(): void {
  useOverlay.setState({ open: false })
}

function setOpen(open: boolean, view: View): void {
  const { sidebar } = usePreferences.getState()
  if (narrow.matches) useOverlay.setState({ open })
  const next = { view, open: narrow.matches ? sidebar.open : open }
  if (next.view !== sidebar.view || next.open !== sidebar.open) setPreferences({ sidebar: next })
}

function onNarrow(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
