import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import { showRecorded } from './exchanges.ts'
import { explainFailure } from './explain-failure.ts'
import { type HostClient, host } from './host.ts'
import { newId } from './new-id.ts'
import { beginOpening } from './opening.ts'
import { showTab } from './tabs.ts'

const PAGE = 100

interface HistoryState {
  /** What is searched for, as typed. */
  text: string
  entries: readonly HistoryEntry[]
  /** Where the next page begins; absent when all is here. */
  next: string | undefined
  loading: boolean
  problem: string | undefined
  /** How much the history holds, searched or not. */
  count: number
  bytes: number
}

export const useHistory = create<HistoryState>(() => ({
  text: '',
  entries: [],
  next: undefined,
  loading: true,
  problem: undefined,
  count: 0,
  bytes: 0
}))

/** The number of the latest question: answers to earlier ones are not shown. */
let asked = 0

export function searchHistory(text: string): void {
  useHistory.setState({ text })
  void load()
}

/** Reads the page behind those that are here. */
export function loadMoreHistory(): void {
  const { next, loading } = useHistory.getState()
  if (next !== undefined && !loading) void load(next)
}

/** Follows the history for as long as somebody looks at it. */
export async function watchHistory(client: HostClient, signal: AbortSignal): Promise<void> {
  try {
    for await (const extent of client.stream('history.watch', {}, { signal })) {
      useHistory.setState(extent)
      void load()
    }
  } catch (thrown) {
    if (signal.aborted) return
    const { reason, message, hint } = ClientError.wrap(thrown)
    if (reason !== 'host-gone') useHistory.setState({ problem: `${message} ${hint}`, loading: false })
  }
}

async function load(before?: string): Promise<void> {
  const question = ++asked
  const { text, entries } = useHistory.getState()
  useHistory.setState({ loading: true })
  // Anew as much as is shown already, so that the list does not shrink under the eye.
  const limit = before === undefined ? Math.min(500, Math.max(PAGE, entries.length)) : PAGE
  try {
    const client = await host.ready()
    const page = await client.call('history.list', {
      limit,
      ...(text.trim() !== '' && { text }),
      ...(before !== undefined && { before })
    })
    if (question !== asked) return
    useHistory.setState({
      entries: before === undefined ? page.entries : [...entries, ...page.entries],
      next: page.next,
      loading: false,
      problem: undefined
    })
  } catch (thrown) {
    if (question !== asked) return
    useHistory.setState({ problem: explainFailure(thrown), loading: false })
  }
}

/**
 * Opens a recorded exchange in a tab: its request to be edited and sent again, its answer to be looked at. It inherits
 * what the request does that it was, without being an edit of that one's file. When something else is opened while it
 * is read, that has the front.
 * @throws ClientError IO when it is no longer kept
 */
export async function restoreFromHistory(id: string): Promise<void> {
  const isLatest = beginOpening()
  const client = await host.ready()
  const { entry, exchange, draft, results, bodyKept } = await client.call('history.read', { id })
  const body = bodyKept && isLatest() ? await client.call('history.openBody', { id }) : undefined
  if (!isLatest()) {
    if (body) host.releaseBody(body.id)
    return
  }
  const { body: _, ...rest } = exchange
  const { collectionId, path = '', name } = entry.source
  const tabId = newId()
  showRecorded(tabId, { exchange: { ...rest, ...(body && { body }) }, draft, results })
  showTab({
    id: tabId,
    draft,
    preview: true,
    ...(name !== undefined && { name }),
    ...(collectionId !== undefined && { place: { collectionId, path } })
  })
}

/** @throws ClientError */
export async function deleteFromHistory(ids: string[]): Promise<void> {
  await (await host.ready()).call('history.delete', { ids })
}

/** @throws ClientError */
export async function clearHistory(): Promise<void> {
  await (await host.ready()).call('history.clear', {})
}
