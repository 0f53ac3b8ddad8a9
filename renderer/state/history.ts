import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import { isSocket } from '#shared/model/draft/is-request.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import { showRecorded } from './exchanges.ts'
import { explainFailure } from './explain-failure.ts'
import { type HostClient, host } from './host.ts'
import { newId } from './new-id.ts'
import { beginOpening } from './opening.ts'
import { showRecordedSocket } from './sockets.ts'
import { showTab } from './tabs.ts'

const PAGE = 100
/** See `history.list`. */
const LARGEST_PAGE = 500
/** So long nothing has to be typed before it is searched for. */
const PAUSE_MS = 150

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

/** The latest question: answers to earlier ones are not shown. */
let asking = new AbortController()
let pause: ReturnType<typeof setTimeout> | undefined

/** Waits a moment for more to be typed. */
export function searchHistory(text: string): void {
  useHistory.setState({ text, loading: true })
  asking.abort()
  clearTimeout(pause)
  pause = setTimeout(() => void load({ wanted: PAGE }), text.trim() === '' ? 0 : PAUSE_MS)
}

/** Reads the page behind those that are here. */
export function loadMoreHistory(): void {
  const { next, loading } = useHistory.getState()
  if (next !== undefined && !loading) void load({ before: next, wanted: PAGE })
}

/** Reads all that is left behind those that are here. */
export async function loadAllHistory(): Promise<void> {
  const { next } = useHistory.getState()
  if (next !== undefined) await load({ before: next, wanted: Number.POSITIVE_INFINITY })
}

/** Follows the history for as long as somebody looks at it. */
export async function watchHistory(client: HostClient, signal: AbortSignal): Promise<void> {
  try {
    for await (const extent of client.stream('history.watch', {}, { signal })) {
      useHistory.setState(extent)
      // One after the other, so that what changes all the time is shown meanwhile.
      await load()
    }
  } catch (thrown) {
    if (signal.aborted) return
    const { reason, message, hint } = ClientError.wrap(thrown)
    if (reason !== 'host-gone') useHistory.setState({ problem: `${message} ${hint}`, loading: false })
  }
}

/** How much of the history is read, and behind what. */
interface Span {
  before?: string
  wanted: number
}

/** @param span absent is anew as much as is shown, so that the list does not shrink under the eye */
async function load(span?: Span): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  const { text, entries } = useHistory.getState()
  useHistory.setState({ loading: true })
  try {
    const client = await host.ready()
    const read = await readPages(client, text, span ?? { wanted: Math.max(PAGE, entries.length) }, signal)
    if (signal.aborted) return
    useHistory.setState({
      entries: span?.before === undefined ? read.entries : [...entries, ...read.entries],
      next: read.next,
      loading: false,
      problem: undefined
    })
  } catch (thrown) {
    if (!signal.aborted) useHistory.setState({ problem: explainFailure(thrown), loading: false })
  }
}

async function readPages(
  client: HostClient,
  text: string,
  { before, wanted }: Span,
  signal: AbortSignal
): Promise<{ entries: HistoryEntry[]; next: string | undefined }> {
  const entries: HistoryEntry[] = []
  let next = before
  do {
    const input = {
      limit: Math.min(LARGEST_PAGE, wanted - entries.length),
      ...(text.trim() !== '' && { text }),
      ...(next !== undefined && { before: next })
    }
    const page = await client.call('history.list', input, { signal })
    entries.push(...page.entries)
    next = page.next
  } while (next !== undefined && entries.length < wanted)
  return { entries, next }
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
  const { log } = entry.socket ?? {}
  if (isSocket(draft) && log !== undefined) showRecordedSocket(tabId, draft, log, exchange.startedAt)
  else showRecorded(tabId, { exchange: { ...rest, ...(body && { body }) }, draft, results, logId: log })
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
