import type { HistoryEntry } from '#shared/model/history.ts'
import type { IndexedRecord, Segment } from './segment.ts'

/** A record, and where it lies. */
export interface Found {
  segment: Segment
  record: IndexedRecord
}

/** What it takes on disk, in bytes, with its body and the log of its session. */
export function sizeOf({ length, textLength, bodyBytes, entry }: IndexedRecord): number {
  return length + textLength + bodyBytes + (entry.socket?.logBytes ?? 0)
}

/** Where it stands among all: by time, then by what no two have. */
export function cursorOf({ startedAt, id }: HistoryEntry): string {
  return `${startedAt} ${id}`
}

export function latestFirst(a: Found, b: Found): number {
  return cursorOf(a.record.entry) < cursorOf(b.record.entry) ? 1 : -1
}
