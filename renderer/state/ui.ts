import { create } from 'zustand'

export const REQUEST_SECTIONS = ['headers', 'body', 'settings'] as const
export type RequestSection = (typeof REQUEST_SECTIONS)[number]

export type OpenDialog = 'palette' | 'preferences' | 'shortcuts'

interface UiState {
  /** Which part of the request editor is in front, in every tab. */
  section: RequestSection
  waterfallOpen: boolean
  dialog: OpenDialog | undefined
}

/** What the interface shows, apart from the requests themselves. Not stored. */
export const useUi = create<UiState>(() => ({ section: 'headers', waterfallOpen: true, dialog: undefined }))

export function showSection(section: RequestSection): void {
  useUi.setState({ section })
}

export function toggleWaterfall(): void {
  useUi.setState(state => ({ waterfallOpen: !state.waterfallOpen }))
}

export function openDialog(dialog: OpenDialog): void {
  useUi.setState({ dialog })
}

export function closeDialog(): void {
  useUi.setState({ dialog: undefined })
}
