import { create } from 'zustand'
import { BLANK_DRAFT, BLANK_SOCKET } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { ClosedTab, Tab, WindowState } from '#shared/model/draft/tab.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { isUnsaved } from './is-unsaved.ts'
import { newId } from './new-id.ts'
import {
  addressOfTab,
  appendForeign,
  insertTab,
  removeTab,
  replaceTab,
  restoreTab,
  showInSet,
  type TabSet,
  updateDraft
} from './tab-set.ts'
import { leaveView } from './views.ts'

interface TabsState extends TabSet {
  /** Whether the stored state of this window has been taken over. Until then nothing is shown and nothing saved. */
  attached: boolean
  /** Sizes of the resizable panes by their id, in per cent. */
  layout: Readonly<Record<string, number[]>>
  /** The workspace that is shown; absent is the first. */
  workspaceId: string | undefined
  /** The items that were in front last, the latest first. Some may be gone. */
  recent: readonly ItemAddress[]
}

const first = blankTab()

export const useTabs = create<TabsState>(() => ({
  attached: false,
  tabs: [first],
  activeTabId: first.id,
  closed: [],
  layout: {},
  workspaceId: undefined,
  recent: []
}))

/** Ids of all tabs that this page has shown, the closed ones too. */
const everShown = new Set([first.id])
useTabs.subscribe(({ tabs }, before) => {
  if (tabs !== before.tabs) for (const { id } of tabs) everShown.add(id)
})
useTabs.subscribe(({ closed }, before) => {
  if (closed !== before.closed) for (const { tab } of closed) everShown.add(tab.id)
})

/** Ids of the tabs that are stored as closed, as far as this page has stored them. */
let storedClosed: ReadonlySet<string> = new Set()

function blankTab(): Tab {
  return { id: newId(), draft: BLANK_DRAFT }
}

/** Shows what the window showed when it was last open. */
export function adoptWindow(state: WindowState): void {
  const tabs = state.tabs.length > 0 ? state.tabs : [blankTab()]
  const active = tabs.find(tab => tab.id === state.activeTabId) ?? tabs[0]
  if (!active) return
  noteStoredClosed(state.closed ?? [])
  useTabs.setState({
    attached: true,
    tabs,
    activeTabId: active.id,
    closed: state.closed ?? [],
    layout: state.layout,
    workspaceId: state.workspaceId,
    recent: state.recent ?? []
  })
}

/** Takes note of the closed tabs with which the window is stored now. */
export function noteStoredClosed(closed: readonly ClosedTab[]): void {
  storedClosed = new Set(closed.map(({ tab }) => tab.id))
}

/**
 * Shows as well what is stored in this window and never was in this page, or was closed here and has been opened in
 * another page since, so that storing the tabs of this page deletes none and writes over none.
 */
export function addForeignTabs(stored: readonly Tab[], closed: readonly ClosedTab[] = []): void {
  useTabs.setState(set => appendForeign(set, stored, everShown, closed, storedClosed))
}

/** Changes which tab is in front, also of a view. */
function bringForward(change: (set: TabsState) => Partial<TabsState>): void {
  leaveView()
  useTabs.setState(change)
}

export function openTab(): void {
  bringForward(set => insertTab(set, blankTab()))
}

export function openBlankSocket(): void {
  insertDraft({ draft: BLANK_SOCKET })
}

/** A new tab that holds a draft which is nowhere else. @param place the item that it came from: see `Tab` */
export function openDraft(draft: Draft, name?: string, place?: ItemAddress): void {
  insertDraft({ draft, name, place, edited: true })
}

function insertDraft({ name, place, edited, draft }: Partial<Tab> & { draft: Draft }): void {
  const tab: Tab = {
    id: newId(),
    draft,
    ...(name !== undefined && { name }),
    ...(place && { place }),
    ...(edited && { edited })
  }
  bringForward(set => insertTab(set, tab))
}

/** A tab with the same draft beside the active one, which belongs to no file, but is sent as the other is. */
export function duplicateTab(): void {
  const tab = activeTab(useTabs.getState())
  insertDraft({ draft: tab.draft, name: tab.name, place: addressOfTab(tab), edited: isUnsaved(tab) })
}

/** Shows a tab in the place of the one that was only looked at, if there is one. */
export function showTab(tab: Tab): void {
  bringForward(set => showInSet(set, tab))
}

/** A tab that was opened to be looked at stays. */
export function keepTab(id: string): void {
  const tab = findTab(id)
  if (!tab?.preview) return
  const { preview: _, ...kept } = tab
  useTabs.setState(set => replaceTab(set, kept))
}

/** Puts a tab in the place of the one with its id, if that is still open. For edits, see `replaceDraft`. */
export function updateTab(next: Tab): void {
  useTabs.setState(set => replaceTab(set, next))
}

export function showWorkspace(workspaceId: string): void {
  useTabs.setState({ workspaceId })
}

/** @param discarded whether a person wants to be rid of what is in it: see `ClosedHere` */
export function closeTab(id: string, discarded = false): void {
  useTabs.setState(set => removeTab(set, id, blankTab(), discarded))
}

/** @param id which; by itself the one that was closed last */
export function reopenTab(id?: string): void {
  bringForward(set => restoreTab(set, id))
}

export function activateTab(id: string): void {
  if (findTab(id)) bringForward(() => ({ activeTabId: id }))
}

export function editDraft(id: string, change: Partial<Draft>): void {
  useTabs.setState(set => updateDraft(set, id, draft => ({ ...draft, ...change })))
}

/** Puts a draft in the place of a tab's, as an edit. */
export function replaceDraft(id: string, next: Draft): void {
  useTabs.setState(set => updateDraft(set, id, () => next))
}

export function setPaneSizes(pane: string, sizes: number[]): void {
  useTabs.setState(set => ({ layout: { ...set.layout, [pane]: sizes } }))
}

/** The request in front, or behind the view that is. */
export function activeTab(set: TabSet): Tab {
  return set.tabs.find(tab => tab.id === set.activeTabId) ?? set.tabs[0] ?? first
}

export function findTab(id: string): Tab | undefined {
  return useTabs.getState().tabs.find(tab => tab.id === id)
}

/** The draft of a tab, kept up to date. A tab that has just been closed shows as a blank one until it is gone. */
export function useDraft(tabId: string): Draft {
  return useTabs(state => state.tabs.find(tab => tab.id === tabId)?.draft ?? BLANK_DRAFT)
}
