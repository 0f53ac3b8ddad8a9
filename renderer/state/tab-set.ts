import type { Draft } from '#shared/model/draft/draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'

/** A closed tab and where it stood, so that it can come back. */
export interface ClosedTab {
  tab: Tab
  index: number
}

/** The tabs of a window. Never empty; `activeTabId` is always one of them. */
export interface TabSet {
  tabs: readonly Tab[]
  activeTabId: string
  /** Latest last, at most `MAX_CLOSED`. */
  closed: readonly ClosedTab[]
}

const MAX_CLOSED = 20

/** Puts a tab after the active one and in front of the eye. */
export function insertTab(set: TabSet, tab: Tab, index = indexOf(set, set.activeTabId) + 1): TabSet {
  return { ...set, tabs: set.tabs.toSpliced(index, 0, tab), activeTabId: tab.id }
}

/** Closes a tab; its right neighbour comes to the front, else the left one. The last one leaves `blank` behind. */
export function removeTab(set: TabSet, id: string, blank: Tab): TabSet {
  const index = indexOf(set, id)
  const tab = set.tabs[index]
  if (!tab) return set
  const closed = [...set.closed, { tab, index }].slice(-MAX_CLOSED)
  const rest = set.tabs.toSpliced(index, 1)
  const tabs = rest.length > 0 ? rest : [blank]
  const next = tabs[Math.min(index, tabs.length - 1)] ?? blank
  return { tabs, closed, activeTabId: set.activeTabId === id ? next.id : set.activeTabId }
}

/** Brings the tab back that was closed last. */
export function restoreTab(set: TabSet): TabSet {
  const last = set.closed.at(-1)
  if (!last) return set
  return insertTab({ ...set, closed: set.closed.slice(0, -1) }, last.tab, last.index)
}

/** Puts those tabs at the end that are not among the `known` ones. What is in front stays there. */
export function appendForeign(set: TabSet, tabs: readonly Tab[], known: ReadonlySet<string>): TabSet {
  const foreign = tabs.filter(({ id }) => !known.has(id))
  return foreign.length > 0 ? { ...set, tabs: [...set.tabs, ...foreign] } : set
}

/** The id of the tab `step` places from another one, going round at the ends. */
export function neighbourOf(set: TabSet, id: string, step: number): string {
  const count = set.tabs.length
  const index = (((indexOf(set, id) + step) % count) + count) % count
  return set.tabs[index]?.id ?? id
}

/** Changes one draft; every other tab keeps its identity. */
export function updateDraft(set: TabSet, id: string, change: Partial<Draft>): TabSet {
  return {
    ...set,
    tabs: set.tabs.map(tab => (tab.id === id ? { ...tab, draft: { ...tab.draft, ...change } } : tab))
  }
}

function indexOf(set: TabSet, id: string): number {
  return set.tabs.findIndex(tab => tab.id === id)
}
