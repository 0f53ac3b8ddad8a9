import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import { dataPath, type SegmentSource } from '../format/segment.ts'
import { entryOf, placesOf } from './entry-of.ts'
import { readPieces } from './read-pieces.ts'
import { RECORDS_AT_ONCE, type RecordSpan, readRecords } from './read-records.ts'

/** Entries from a number on, from the first that is kept where that is later; fewer at the end. */
export async function readEntries(source: SegmentSource, from: number, count: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (let seq = from; entries.length < count; ) {
    const span = await readRecords(source, seq, count - entries.length)
    if (!span) break
    entries.push(...(await entriesOf(source, span, range(span.records.count))))
    seq = span.seq + span.records.count
  }
  return entries
}

/** Some entries by their numbers, in their order; those that are not kept any more are left out. */
export async function readEntriesAt(source: SegmentSource, seqs: readonly number[]): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (let at = seqs.findIndex(seq => seq >= source.first); at >= 0 && at < seqs.length; ) {
    const from = seqs[at] ?? 0
    // Those that lie near to each other are read at once.
    const after = seqs.findIndex((seq, index) => index > at && seq >= from + RECORDS_AT_ONCE)
    const near = seqs.slice(at, after < 0 ? undefined : after)
    const span = await readRecords(source, from, (near.at(-1) ?? from) - from + 1)
    if (!span) break
    const wanted = near.map(seq => seq - span.seq).filter(n => n >= 0 && n < span.records.count)
    entries.push(...(await entriesOf(source, span, wanted)))
    at += Math.max(1, near.filter(seq => seq < span.seq + span.records.count).length)
  }
  return entries
}

/** @param wanted their places in the records, in order */
async function entriesOf(
  source: SegmentSource,
  { seq, segment, records }: RecordSpan,
  wanted: readonly number[]
): Promise<LogEntry[]> {
  const places = wanted.map(n => (records.kind(n) ? placesOf(records, n) : NOWHERE))
  const pieces = await readPieces(dataPath(source.folder, segment.number), places.flat())
  return wanted.map((n, at) =>
    entryOf(records, n, seq + n, pieces[2 * at] ?? NONE, pieces[2 * at + 1] ?? NONE)
  )
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n)
}

const NONE = Buffer.alloc(0)
const NOWHERE = [
  { offset: 0, length: 0 },
  { offset: 0, length: 0 }
]
