import { create } from 'zustand'
import type { HistoryEntry } from '#shared/model/history.ts'
import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { addressOfTab } from './tab-set.ts'
import { activeTab, useTabs } from './tabs.ts'
import { openView } from './views.ts'

interface ComparingState {
  /** What another exchange of the history is to be chosen for. */
  first: HistoryEntry | undefined
}

/** Whether a person is choosing two exchanges to compare. */
export const useComparing = create<ComparingState>(() => ({ first: undefined }))

export function beginComparison(first: HistoryEntry): void {
  useComparing.setState({ first })
}

export function cancelComparison(): void {
  useComparing.setState({ first: undefined })
}

/** Opens the comparison of the one that was chosen first with this one. @returns whether one was chosen */
export function compareWith(second: HistoryEntry): boolean {
  const { first } = useComparing.getState()
  if (!first || first.id === second.id) return false
  cancelComparison()
  openComparison(first, second)
  return true
}

/** Compares the last two exchanges of the request in front: what it was and what it is now. */
export async function compareLastTwo(): Promise<void> {
  try {
    const [last, before] = await lastOfRequest()
    if (last && before) openComparison(before, last)
    else tell('There is nothing to compare yet: this request is less than twice in the history.')
  } catch (thrown) {
    tellFailure('The history could not be read.', thrown)
  }
}

function openComparison(left: HistoryEntry, right: HistoryEntry): void {
  const title =
    left.url === right.url ? `Compare ${pathOf(left)}` : `Compare ${pathOf(left)}, ${pathOf(right)}`
  openView({ kind: 'compare', title, params: { leftId: left.id, rightId: right.id } })
}

/** Those of its file, where it has one; else those of its method and URL. Latest first. */
async function lastOfRequest(): Promise<HistoryEntry[]> {
  const tab = activeTab(useTabs.getState())
  const address = addressOfTab(tab)
  const { method, url } = tab.draft
  const isIts = ({ source, ...entry }: HistoryEntry) =>
    address
      ? source.collectionId === address.collectionId && source.path === address.path
      : source.path === undefined && entry.method === method && entry.url.startsWith(url)
  const client = await host.ready()
  const { entries } = await client.call('history.list', { limit: 500 })
  return entries.filter(isIts).slice(0, 2)
}

function pathOf({ source, url }: HistoryEntry): string {
  return source.name ?? (url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/')
}
