import { countOf, formatCount } from '#shared/format/count.ts'
import type { HistoryEntry, HistorySession } from '#shared/model/history.ts'

interface ToldEntry {
  /** How it was asked for: the method, or `WS`, or `SSE`. */
  method: string
  /** The status, or the code that a session was closed with. */
  outcome: string
  failed: boolean
}

/** What a line of the history says first of an exchange, or of a session that came of it. */
export function tellEntry({ method, url, status, error, socket }: HistoryEntry): ToldEntry {
  if (error !== undefined) return { method: kindOf(socket, url) ?? method, outcome: 'error', failed: true }
  const kind = kindOf(socket, url)
  if (socket && kind === 'WS') {
    const { code, live } = socket
    const outcome = String(code ?? (live ? 'live' : (status ?? '—')))
    return { method: kind, outcome, failed: code !== undefined && code !== 1000 && code !== 1005 }
  }
  return { method: kind ?? method, outcome: String(status ?? '—'), failed: (status ?? 0) >= 400 }
}

/** How much went over a session: `1,204 messages`. */
export function messagesOf({ sent, received }: HistorySession): string {
  const count = sent.messages + received.messages
  return count < 10_000 ? countOf(count, 'message') : `${formatCount(Math.round(count / 1000))}k messages`
}

function kindOf(socket: HistorySession | undefined, url: string): 'WS' | 'SSE' | undefined {
  if (!socket) return undefined
  return /^wss?:/i.test(url) ? 'WS' : 'SSE'
}
