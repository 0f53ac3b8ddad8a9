import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import { isHistoryOff } from './history-off.ts'
import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { openDialog } from './ui.ts'
import { changeView, onViewClosed, openView, type View } from './views.ts'

export type ComparisonSection = 'timing' | 'headers' | 'body'
export type BodyLook = 'values' | 'text'

interface ComparingState {
  /** What another exchange of the history is to be chosen for. */
  first: HistoryEntry | undefined
  /** What is looked at in each comparison, by its view. */
  shown: Readonly<Record<string, { section: ComparisonSection; look: BodyLook }>>
}

/** Comparisons, and whether a person is choosing two exchanges for one. */
export const useComparing = create<ComparingState>(() => ({ first: undefined, shown: {} }))

const AT_FIRST = { section: 'timing', look: 'values' } as const

export function useShownInComparison(viewId: string): { section: ComparisonSection; look: BodyLook } {
  return useComparing(({ shown }) => shown[viewId]) ?? AT_FIRST
}

export function showInComparison(
  viewId: string,
  change: { section: ComparisonSection } | { look: BodyLook }
): void {
  useComparing.setState(({ shown }) => ({
    shown: { ...shown, [viewId]: { ...(shown[viewId] ?? AT_FIRST), ...change } }
  }))
}

onViewClosed(({ id }) => useComparing.setState(({ shown: { [id]: _, ...others } }) => ({ shown: others })))

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

/** Compares a recorded exchange with the one before it of the same request: what it was and what it is now. */
export async function compareWithBefore(id: string): Promise<void> {
  try {
    const client = await host.ready()
    const { entry, before } = await client.call('history.before', { id })
    if (before) openComparison(before, entry)
    else tell('There is nothing to compare yet: this request was not sent before.')
  } catch (thrown) {
    tellMissing(thrown)
  }
}

/** Lets a person choose what a recorded exchange is compared with. */
export async function chooseToCompare(id: string): Promise<void> {
  try {
    const client = await host.ready()
    const { entry } = await client.call('history.read', { id })
    const onChoose = (other: HistoryEntry) => openComparison(entry, other)
    openDialog({ kind: 'exchange', title: 'Compare with', without: id, onChoose })
  } catch (thrown) {
    tellMissing(thrown)
  }
}

/** Opens a view that holds them against each other. */
export function openComparison(left: HistoryEntry, right: HistoryEntry): void {
  openView(comparisonOf(left, right))
}

/** Puts each side of a comparison where the other one is. */
export function swapSides({ id, title, params }: View<'compare'>): void {
  const { leftId, rightId } = params
  changeView(id, { kind: 'compare', title, params: { leftId: rightId, rightId: leftId } })
}

/** Lets a person choose another exchange for a side of a comparison. @param other the one on the other side, if it is still there */
export function chooseSide(view: View<'compare'>, side: 'A' | 'B', other: HistoryEntry | undefined): void {
  const { leftId, rightId } = view.params
  const otherId = side === 'A' ? rightId : leftId
  const onChoose = (entry: HistoryEntry) => {
    const params =
      side === 'A' ? { leftId: entry.id, rightId: otherId } : { leftId: otherId, rightId: entry.id }
    const named = other && (side === 'A' ? comparisonOf(entry, other) : comparisonOf(other, entry))
    changeView(view.id, { kind: 'compare', title: named?.title ?? view.title, params })
  }
  openDialog({ kind: 'exchange', title: `Choose exchange ${side}`, without: otherId, onChoose })
}

function comparisonOf(left: HistoryEntry, right: HistoryEntry) {
  const [a, b] = [pathOf(left), pathOf(right)]
  const title = a === b ? `Compare ${a}` : `Compare ${a}, ${b}`
  return { kind: 'compare', title, params: { leftId: left.id, rightId: right.id } } as const
}

function pathOf({ source, url }: HistoryEntry): string {
  return source.name ?? (url.replace(/[?#].*$/, '').replace(/^[a-z]+:\/\/[^/]*/i, '') || '/')
}

function tellMissing(thrown: unknown): void {
  if (ClientError.wrap(thrown).reason !== 'not-kept') {
    tellFailure('It cannot be compared', thrown)
    return
  }
  const why = isHistoryOff() ? ': it is switched off in the preferences.' : ' any more.'
  tell(`Exchanges are compared in the history, and this one is not there${why}`)
}
