import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import { dataPath, type SegmentSource } from '../format/segment.ts'
import { entryOf, placesOf } from './entry-of.ts'
import { readPieces } from './read-pieces.ts'
import { type RecordSpan, readRecords } from './read-records.ts'

/** Entries from a number on, from the first that is kept where that is later; fewer at the end. */
export async function readEntries(source: SegmentSource, from: number, count: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (let seq = from; entries.length < count; ) {
    const span = await readRecords(source, seq, count - entries.length)
    if (!span) break
    entries.push(...(await entriesOf(source, span)))
    seq = span.seq + span.records.count
  }
  return entries
}

/** Some entries by their numbers, in their order; those that are not kept any more are left out. */
export async function readEntriesAt(source: SegmentSource, seqs: readonly number[]): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (let at = 0; at < seqs.length; ) {
    const seq = seqs[at] ?? 0
    if (seq < source.first) {
      at++
      continue
    }
    let run = 1
    while (seqs[at + run] === seq + run) run++
    entries.push(...(await readEntries(source, seq, run)))
    at += run
  }
  return entries
}

async function entriesOf(source: SegmentSource, { seq, segment, records }: RecordSpan): Promise<LogEntry[]> {
  const places = Array.from({ length: records.count }, (_, n) =>
    records.kind(n) ? placesOf(records, n) : NOWHERE
  )
  const pieces = await readPieces(dataPath(source.folder, segment.number), places.flat())
  return places.map((_, n) => entryOf(records, n, seq + n, pieces[2 * n] ?? NONE, pieces[2 * n + 1] ?? NONE))
}

const NONE = Buffer.alloc(0)
const NOWHERE = [
  { offset: 0, length: 0 },
  { offset: 0, length: 0 }
]
