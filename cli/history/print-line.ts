import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { HistoryEntry, HistorySession } from '#shared/model/history.ts'
import { sessionKind } from '#shared/model/socket/session-kind.ts'
import { shortId } from './short-id.ts'

/** Of an id with a number below 4096. */
const ID_WIDTH = 12

/** Of a session that was imported without its handshake. */
const UNKNOWN = '—'

/** An entry in columns, in the time of this machine. */
export function printLine(entry: HistoryEntry): string {
  const { id, startedAt, method, url, status, error, totalMs, socket, size, source } = entry
  // As --status has it: a code such as CONNECT would read like a method.
  const outcome = status === undefined ? (error === undefined ? '' : 'error') : String(status)
  const columns = [
    shortId(id).padEnd(ID_WIDTH),
    localTime(startedAt),
    (socket ? (sessionKind(url) ?? UNKNOWN) : method).padEnd(7),
    outcome.padEnd(5),
    (isTimeless(entry) ? UNKNOWN : formatDuration(socket?.durationMs ?? totalMs)).padStart(9),
    (socket ? countMessages(socket) : size === undefined ? '' : formatBytes(size)).padStart(9),
    visibleText(url === '' ? (source.file ?? UNKNOWN) : url)
  ]
  return `${columns.join('  ')}\n`
}

/** A file of messages need not say when they came. */
function isTimeless({ url, socket }: HistoryEntry): boolean {
  return url === '' && socket?.durationMs === 0
}

/** How many went up and down. */
function countMessages({ sent, received }: HistorySession): string {
  return `↑${sent.messages} ↓${received.messages}`
}

/** `2026-01-02 03:04:05` */
function localTime(iso: string): string {
  const date = new Date(iso)
  const [month, day, ...time] = [
    date.getMonth() + 1,
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds()
  ].map(value => String(value).padStart(2, '0'))
  return `${date.getFullYear()}-${month}-${day} ${time.join(':')}`
}
