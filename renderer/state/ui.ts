import { create } from 'zustand'
import type { HistoryEntry } from '#shared/model/history.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { onTabClosed } from './closed-tabs.ts'
import { readStored } from './stored-json.ts'

/** The parts of the request editor, in order. */
export const REQUEST_SECTIONS = [
  'messages',
  'automation',
  'params',
  'headers',
  'auth',
  'body',
  'variables',
  'tests',
  'settings',
  'docs'
] as const
export type RequestSection = (typeof REQUEST_SECTIONS)[number]

/** A dialog that is about something. Each opening is an object of its own. */
export type AskingDialog =
  | { kind: 'prompt'; prompt: Prompt }
  /** Where a tab is to be saved. */
  | { kind: 'save'; tabId: string }
  /** Whether a tab is to be saved before it goes. */
  | { kind: 'close'; tabId: string }
  /** Whether what runs in a view is to be stopped, so that it can be closed. */
  | { kind: 'stop'; viewId: string }
  /** The secrets that the request in a tab lacks. */
  | { kind: 'unlock'; tabId: string }
  /** What the example is to be called that the answer in a tab is kept as. */
  | { kind: 'example'; tabId: string }
  /** Which exchange of the history is meant. @property without one that is not to be chosen */
  | { kind: 'exchange'; title: string; without?: string; onChoose: (entry: HistoryEntry) => void }
  /** Which session is sent again over that of a tab, and how fast. @property logId its own */
  | { kind: 'replay'; tabId: string; logId: string }
  /** As what a file is sent over the connection of a tab. */
  | { kind: 'sendFile'; tabId: string; file: File }
  /** What was sent in a tab by hand. */
  | { kind: 'sent'; tabId: string }
  /** With what the connection of a tab is closed. */
  | { kind: 'closeSocket'; tabId: string }
  /** What a ping over the connection of a tab carries. */
  | { kind: 'ping'; tabId: string }
  /** A file as it is, and as saving a tab would make it. */
  | { kind: 'compare'; path: string; before: string; after: string }

/** What stands over the window: one at a time. */
export type OpenDialog = WindowDialog | AskingDialog

/** Those that a command opens. */
export type WindowDialog = 'palette' | 'preferences' | 'shortcuts' | 'search' | 'environments' | 'cookies'

export type PreferencesSection =
  | 'appearance'
  | 'requests'
  | 'proxy'
  | 'certificates'
  | 'shortcuts'
  | 'history'
  | 'secrets'
  | 'allowed'
  | 'about'

/** What is being asked of a person in a dialog of its own. */
export type Prompt =
  | { kind: 'openCollection' }
  | { kind: 'newCollection' }
  | { kind: 'locateCollection'; collectionId: string }
  | { kind: 'newWorkspace' }
  | { kind: 'renameWorkspace'; workspaceId: string }
  | { kind: 'removeWorkspace'; workspaceId: string }
  | { kind: 'deleteItems'; items: readonly ItemAddress[] }

interface UiState {
  /** Which part of the request editor is in front, by tab. */
  sections: Readonly<Record<string, RequestSection>>
  waterfallOpen: boolean
  diagnosticsOpen: boolean
  dialog: OpenDialog | undefined
  /** Which part of the preferences is in front; it stays for the next time. */
  preferencesSection: PreferencesSection
}

const SECTIONS = 'sonde.sections'

/** What the interface shows, apart from the requests themselves. Not stored, but for the sections over a reload. */
export const useUi = create<UiState>(() => ({
  sections: rememberedSections(),
  waterfallOpen: true,
  diagnosticsOpen: false,
  dialog: undefined,
  preferencesSection: 'appearance'
}))

export function showSection(tabId: string, section: RequestSection): void {
  keepSections({ ...useUi.getState().sections, [tabId]: section })
}

onTabClosed(tabId => {
  const { [tabId]: _, ...sections } = useUi.getState().sections
  keepSections(sections)
})

function keepSections(sections: UiState['sections']): void {
  useUi.setState({ sections })
  sessionStorage.setItem(SECTIONS, JSON.stringify(sections))
}

/** Undefined where none was chosen. */
export function useSection(tabId: string): RequestSection | undefined {
  return useUi(state => state.sections[tabId])
}

/** What this window showed before it was reloaded. */
function rememberedSections(): Record<string, RequestSection> {
  const stored = readStored(sessionStorage, SECTIONS)
  const known = new Map(REQUEST_SECTIONS.map(name => [name as unknown, name]))
  return Object.fromEntries(
    Object.entries(stored ?? {}).flatMap(([tabId, name]) => {
      const section = known.get(name)
      return section ? [[tabId, section]] : []
    })
  )
}

export function toggleWaterfall(): void {
  useUi.setState(state => ({ waterfallOpen: !state.waterfallOpen }))
}

export function toggleDiagnostics(): void {
  useUi.setState(state => ({ diagnosticsOpen: !state.diagnosticsOpen }))
}

export function openDialog(dialog: OpenDialog): void {
  useUi.setState({ dialog })
}

export function openPreferences(section: PreferencesSection): void {
  useUi.setState({ dialog: 'preferences', preferencesSection: section })
}

export function openPrompt(prompt: Prompt): void {
  openDialog({ kind: 'prompt', prompt })
}

export function closeDialog(): void {
  useUi.setState({ dialog: undefined })
}

/** Closes a dialog for what was chosen in it, which happens after the focus was given back: it may put it elsewhere. */
export function closeDialogFor(chosen: () => void): void {
  closeDialog()
  setTimeout(chosen)
}

/** Closes what was answered, unless another is open by now: the answer may have taken its time. */
export function closeAnswered(dialog: OpenDialog | undefined): void {
  if (useUi.getState().dialog === dialog) closeDialog()
}
