import { type PayloadPage, payloadAt } from '../filter/payload-page.ts'
import { payloadPages } from '../filter/payload-pages.ts'
import type { SeqList } from '../filter/seq-list.ts'
import type { Records } from '../format/index-record.ts'
import type { SegmentSource } from '../format/segment.ts'
import { readSpans } from '../read/read-records.ts'

/** An entry with all that belongs to it. */
export interface LoggedRow {
  seq: number
  records: Records
  n: number
  payload: Buffer
  extra: Buffer
}

/** Which entries are wanted: of those that were found, of a lane, and of a part of the log. */
export interface WantedRows {
  found?: SeqList | undefined
  lane?: number | undefined
  from?: number
  /** The last one. */
  to?: number
}

/** Entries one after the other: those of each page as they are read. */
export async function* loggedRows(
  source: SegmentSource,
  wanted: WantedRows = {}
): AsyncGenerator<Iterable<LoggedRow>> {
  const { found, lane, from = 0, to = Number.POSITIVE_INFINITY } = wanted
  for await (const span of readSpans(source, from)) {
    const { seq, records } = span
    if (seq > to) return
    const isWanted = (n: number) =>
      seq + n <= to &&
      (lane === undefined || records.lane(n) === lane) &&
      (!found || found.at(found.placeOf(seq + n)) === seq + n)
    for await (const page of payloadPages(source, span, isWanted)) yield rowsOf(page, seq, isWanted)
  }
}

function* rowsOf(page: PayloadPage, seq: number, isWanted: (n: number) => boolean): Generator<LoggedRow> {
  const { records, first, end } = page
  for (let n = first; n < end; n++)
    if (isWanted(n)) yield { seq: seq + n, records, n, payload: payloadAt(page, n), extra: extraAt(page, n) }
}

function extraAt({ records, bytes, start }: PayloadPage, n: number): Buffer {
  const from = records.offset(n) + records.size(n) - start
  return bytes.subarray(Math.max(0, from), Math.max(0, from + records.extra(n)))
}
