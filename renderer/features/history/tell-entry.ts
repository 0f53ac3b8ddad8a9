import { formatCount } from '#shared/format/count.ts'
import type { HistoryEntry, HistorySession } from '#shared/model/history.ts'
import { sessionKind } from '#shared/model/socket/session-kind.ts'

/** A page that is closed says so (RFC 6455 §7.4.1): 1001. */
const GONE = 1001

interface ToldEntry {
  /** How it was asked for: the method, or `WS`, or `SSE`. */
  method: string
  /** The status, or the code that a session was closed with. */
  outcome: string
  tone: OutcomeTone
}

/** Nothing is wrong with what this side ended itself, and nothing was well with it. */
export type OutcomeTone = 'good' | 'warn' | 'bad' | 'quiet'

/** What a line of the history says first of an exchange, or of a session that came of it. */
export function tellEntry({ method, url, status, error, socket }: HistoryEntry): ToldEntry {
  const kind = socket && sessionKind(url)
  const told = kind ?? (socket ? '—' : method)
  if (error !== undefined)
    return { method: told, outcome: 'error', tone: socket && error === 'ABORTED' ? 'quiet' : 'bad' }
  if (socket?.cutOff) return { method: told, outcome: 'cut', tone: 'warn' }
  if (!socket || kind === 'SSE')
    return { method: told, outcome: String(status ?? '—'), tone: (status ?? 0) >= 400 ? 'bad' : 'good' }
  const { code, live } = socket
  return { method: told, outcome: String(code ?? (live ? 'live' : (status ?? '—'))), tone: toneOf(socket) }
}

function toneOf({ code, by }: HistorySession): OutcomeTone {
  if (code === undefined || code === 1000 || code === 1005) return 'good'
  return by === 'us' && code === GONE ? 'quiet' : 'bad'
}

/** How much went over a session: `1,204`, and `messages`. Undefined of one that goes on and of which nothing is known yet. */
export function messagesOf({
  sent,
  received,
  live
}: HistorySession): { count: string; word: string } | undefined {
  const count = sent.messages + received.messages
  if (live && count === 0) return undefined
  const word = count === 1 ? 'message' : 'messages'
  return { count: count < 10_000 ? formatCount(count) : `${formatCount(Math.round(count / 1000))}k`, word }
}
