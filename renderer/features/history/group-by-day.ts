import type { HistoryEntry } from '#shared/model/history.ts'

export type HistoryLine = { kind: 'day'; day: string } | { kind: 'entry'; entry: HistoryEntry }

const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const DAY_OF_YEAR = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })

/** The entries, latest first, with a line before those of each day. Days are those of the local calendar. */
export function groupByDay(entries: readonly HistoryEntry[], now: Date): HistoryLine[] {
  let current: string | undefined
  return entries.flatMap(entry => {
    const day = nameDay(new Date(entry.startedAt), now)
    const line: HistoryLine = { kind: 'entry', entry }
    if (day === current) return [line]
    current = day
    return [{ kind: 'day', day }, line]
  })
}

function nameDay(date: Date, now: Date): string {
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  if (date.toDateString() === now.toDateString()) return 'Today'
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday'
  return (date.getFullYear() === now.getFullYear() ? DAY : DAY_OF_YEAR).format(date)
}
