import type { Draft } from '#shared/model/draft/draft.ts'
import type { ClosedTab, Tab } from '#shared/model/draft/tab.ts'
import type { ItemAddress } from '#shared/model/item.ts'

/** The tabs of a window. Never empty; `activeTabId` is always one of them. */
export interface TabSet {
  tabs: readonly Tab[]
  activeTabId: string
  /** Latest last, at most `MAX_CLOSED`. */
  closed: readonly ClosedHere[]
}

/** A tab that was closed in this page, or in one that had its window before. */
export interface ClosedHere extends ClosedTab {
  /** A person wanted to be rid of what is in it: it can come back in this page, and is not stored. */
  discarded?: boolean
}

const MAX_CLOSED = 20

/** Puts a tab after the active one and in front of the eye. */
export function insertTab(set: TabSet, tab: Tab, index = indexOf(set, set.activeTabId) + 1): TabSet {
  return { ...set, tabs: set.tabs.toSpliced(index, 0, tab), activeTabId: tab.id }
}

/**
 * Closes a tab; its right neighbour comes to the front, else the left one. The last one leaves `blank` behind.
 * @param discarded see `ClosedHere`
 */
export function removeTab(set: TabSet, id: string, blank: Tab, discarded = false): TabSet {
  const index = indexOf(set, id)
  const tab = set.tabs[index]
  if (!tab) return set
  const closed = [...set.closed, { tab, index, ...(discarded && { discarded }) }].slice(-MAX_CLOSED)
  const rest = set.tabs.toSpliced(index, 1)
  const tabs = rest.length > 0 ? rest : [blank]
  const next = tabs[Math.min(index, tabs.length - 1)] ?? blank
  return { tabs, closed, activeTabId: set.activeTabId === id ? next.id : set.activeTabId }
}

/**
 * Brings a closed tab back, or to the front what has its file open by now, unless it was edited.
 * @param id which; by itself the one that was closed last
 */
export function restoreTab(set: TabSet, id = set.closed.at(-1)?.tab.id): TabSet {
  const last = set.closed.findLast(({ tab }) => tab.id === id)
  if (!last) return set
  const rest = { ...set, closed: set.closed.filter(each => each !== last) }
  const { source } = last.tab
  const open = source && !source.dirty && set.tabs.find(tab => isOf(tab, source))
  return open ? { ...rest, activeTabId: open.id } : insertTab(rest, last.tab, last.index)
}

/** Whether a tab edits a file. */
export function isOf({ source }: Tab, { collectionId, path }: ItemAddress): boolean {
  return source?.collectionId === collectionId && source.path === path
}

/** Whether a tab shows an example of a request. */
export function isOfExample({ example }: Tab, { collectionId, path }: ItemAddress): boolean {
  return example?.collectionId === collectionId && example.path === path
}

/**
 * The item in whose place a tab's draft is sent, and beside which it is saved: the file that it edits, else the request
 * that it is an example of, a copy of or was recorded as.
 */
export function addressOfTab({ source, example, place }: Tab): ItemAddress | undefined {
  const address = source ?? example ?? place
  return address && { collectionId: address.collectionId, path: address.path }
}

/** The same set with every tab changed, the closed ones too. */
export function mapTabs(set: TabSet, change: (tab: Tab) => Tab): TabSet {
  const tabs = set.tabs.map(change)
  const closed = set.closed.map(each => ({ ...each, tab: change(each.tab) }))
  const isSame =
    tabs.every((tab, at) => tab === set.tabs[at]) &&
    closed.every(({ tab }, at) => tab === set.closed[at]?.tab)
  return isSame ? set : { ...set, tabs, closed }
}

/**
 * Puts those tabs at the end that are not among the `known` ones, or were stored as closed and have been opened elsewhere
 * since: what is stored of these is newer than what was closed here. What is in front stays there.
 * @param storedClosed ids of the tabs that this page has stored as closed
 */
export function appendForeign(
  set: TabSet,
  tabs: readonly Tab[],
  known: ReadonlySet<string>,
  closed: readonly ClosedTab[] = [],
  storedClosed: ReadonlySet<string> = new Set()
): TabSet {
  const isOpen = (id: string) => indexOf(set, id) >= 0
  const foreign = tabs.filter(({ id }) => !known.has(id) || (storedClosed.has(id) && !isOpen(id)))
  const taken = new Set(foreign.map(({ id }) => id))
  const foreignClosed = closed.filter(({ tab }) => !known.has(tab.id))
  if (foreign.length === 0 && foreignClosed.length === 0) return set
  return {
    ...set,
    tabs: [...set.tabs, ...foreign],
    closed: [...foreignClosed, ...set.closed.filter(({ tab }) => !taken.has(tab.id))].slice(-MAX_CLOSED)
  }
}

/** The id that stands `step` places from another one, going round at the ends. */
export function neighbourOf(ids: readonly string[], id: string, step: number): string {
  const count = ids.length
  const index = (((ids.indexOf(id) + step) % count) + count) % count
  return ids[index] ?? id
}

/**
 * Puts a tab in front of the eye: in the place of the one that was only looked at, else after the active one. What is
 * nowhere else than in a tab stays.
 */
export function showInSet(set: TabSet, tab: Tab): TabSet {
  const index = set.tabs.findIndex(({ preview, source }) => preview && !source?.dirty)
  if (index < 0) return insertTab(set, tab)
  return { ...set, tabs: set.tabs.with(index, tab), activeTabId: tab.id }
}

/** Puts a tab in the place of the one with its id; every other keeps its identity. */
export function replaceTab(set: TabSet, next: Tab): TabSet {
  return { ...set, tabs: set.tabs.map(tab => (tab.id === next.id ? next : tab)) }
}

/** Changes one draft. What is edited is no longer only looked at. */
export function updateDraft(set: TabSet, id: string, change: (draft: Draft) => Draft): TabSet {
  const tab = set.tabs.find(each => each.id === id)
  if (!tab) return set
  const { preview: _, ...kept } = tab
  return replaceTab(set, { ...kept, draft: change(tab.draft), ...(!tab.source && { edited: true }) })
}

function indexOf(set: TabSet, id: string): number {
  return set.tabs.findIndex(tab => tab.id === id)
}
