import { RECORD_BYTES, Records } from '../format/index-record.ts'
import { indexPath, type Segment, type SegmentSource, segmentOf } from '../format/segment.ts'
import { HEADER_BYTES } from '../format/segment-header.ts'
import { readSlice, withFile } from './file-slice.ts'

/** Most entries that are read from an index at once: 256 KiB of it. */
export const RECORDS_AT_ONCE = 8192

/** Entries one after the other, of one segment, from `seq` on. What cannot be read is there as damaged. */
export interface RecordSpan {
  seq: number
  segment: Segment
  records: Records
}

/**
 * Entries from a number on: as many as are wanted and in the segment of the first, at most `RECORDS_AT_ONCE`.
 * @returns undefined where there is none (any more)
 */
export async function readRecords(
  source: SegmentSource,
  from: number,
  wanted: number
): Promise<RecordSpan | undefined> {
  const seq = Math.max(from, source.first)
  const segment = segmentOf(source.segments, seq)
  if (!segment || seq >= source.next) return undefined
  const following = source.segments[source.segments.indexOf(segment) + 1]
  const end = following ? following.firstSeq : source.next
  const count = Math.min(wanted, RECORDS_AT_ONCE, end - seq)
  const skipped = seq - segment.firstSeq
  const present = Math.max(0, Math.min(count, segment.count - skipped))
  const bytes =
    present === 0
      ? NONE
      : await withFile(indexPath(source.folder, segment.number), file =>
          readSlice(file, HEADER_BYTES + skipped * RECORD_BYTES, present * RECORD_BYTES)
        )
  // It was dropped meanwhile.
  if (!bytes && seq < source.first) return readRecords(source, from, wanted)
  const records = new Records(filled(bytes ?? NONE, count * RECORD_BYTES))
  records.dropBeyond(segment.dataBytes)
  return { seq, segment, records }
}

/** All spans from an entry on, to the one that is the last when they are read. */
export async function* readSpans(source: SegmentSource, from: number): AsyncGenerator<RecordSpan> {
  for (let seq = from; ; ) {
    const span = await readRecords(source, seq, RECORDS_AT_ONCE)
    if (!span) return
    yield span
    seq = span.seq + span.records.count
  }
}

const NONE = Buffer.alloc(0)

function filled(bytes: Buffer, length: number): Buffer {
  return bytes.length === length ? bytes : Buffer.concat([bytes], length)
}
