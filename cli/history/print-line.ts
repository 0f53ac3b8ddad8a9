import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { HistoryEntry, HistorySession } from '#shared/model/history.ts'
import { shortId } from './short-id.ts'

/** Of an id with a number below 4096. */
const ID_WIDTH = 12

/** An entry in columns, in the time of this machine. */
export function printLine(entry: HistoryEntry): string {
  const { id, startedAt, method, url, status, error, totalMs, socket, size } = entry
  const outcome = status === undefined ? (error ?? '') : String(status)
  const columns = [
    shortId(id).padEnd(ID_WIDTH),
    localTime(startedAt),
    (socket && method === 'GET' && status === 101 ? 'WS' : method).padEnd(7),
    outcome.padEnd(5),
    formatDuration(socket?.durationMs ?? totalMs).padStart(9),
    (socket ? countMessages(socket) : size === undefined ? '' : formatBytes(size)).padStart(9),
    visibleText(url)
  ]
  return `${columns.join('  ')}\n`
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
