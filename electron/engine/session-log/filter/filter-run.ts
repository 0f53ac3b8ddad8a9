import type { LogBin } from '#shared/model/socket/log-event.ts'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import type { Records } from '../format/index-record.ts'
import type { SegmentSource } from '../format/segment.ts'
import { BinRow, TimeBins } from '../overview/time-bins.ts'
import { findTime } from '../read/find-time.ts'
import { RECORDS_AT_ONCE, type RecordSpan, readRecords, readSpans } from '../read/read-records.ts'
import { EntryMatch } from './entry-match.ts'
import type { PayloadPage } from './payload-page.ts'
import { payloadPages } from './payload-pages.ts'
import { SeqList } from './seq-list.ts'

/** Looks for what a filter means, from the beginning of a log to its end, and on from there when it has grown. */
export class FilterRun {
  readonly matches = new SeqList()
  /** Entries before this one were looked at. */
  searched = 0
  #bins = new TimeBins()
  readonly #source: SegmentSource
  readonly #show: EntryMatch
  readonly #hide: EntryMatch[]
  readonly #isMarkedOnly: boolean
  #marks: ReadonlySet<number>

  /** @throws ClientError BUILD `query` or `jsonPath` when it is none */
  constructor(source: SegmentSource, { show, hide, marked }: LogFilter, marks: readonly number[]) {
    this.#source = source
    this.#show = new EntryMatch(show)
    this.#hide = hide.map(match => new EntryMatch(match))
    this.#isMarkedOnly = marked
    this.#marks = new Set(marks)
  }

  /** Where only what is marked is shown, all is looked at anew. */
  setMarks(marks: readonly number[]): void {
    if (!this.#isMarkedOnly) return
    const isSame = marks.length === this.#marks.size && marks.every(seq => this.#marks.has(seq))
    this.#marks = new Set(marks)
    if (isSame) return
    this.matches.clear()
    this.#bins = new TimeBins()
    this.searched = 0
  }

  /** Looks at what there is, piece by piece. */
  async *run(): AsyncGenerator<void> {
    for (;;) {
      const span = await readRecords(this.#source, this.searched, RECORDS_AT_ONCE)
      if (!span) return
      const marks = this.#marks
      const signs = this.#byIndex(span)
      const hidden = this.#hide.map(match => match.byIndex(span.records))
      const needed = [this.#show, ...this.#hide].some(match => match.needsPayload)
      const isWanted = (n: number) => needed && signs[n] !== 0 && span.records.isMessage(n)
      for await (const page of payloadPages(this.#source, span, isWanted)) {
        // While it was read, something was marked: all begins anew.
        if (marks !== this.#marks) break
        this.#take(page, span.seq, signs, hidden)
        yield
        if (marks !== this.#marks) break
      }
    }
  }

  /** Of what it has found, messages over a span in equal parts. */
  async bins(fromMs: number, toMs: number, count: number): Promise<LogBin[]> {
    const keptMs = this.#source.segments[0]?.before.lastMs ?? 0
    if (this.#bins.canTell(fromMs, toMs, count)) return this.#bins.tell(fromMs, toMs, count, keptMs)
    const row = new BinRow(fromMs, toMs, count)
    const first = await findTime(this.#source, fromMs)
    let place = this.matches.placeOf(first)
    for await (const { seq, records } of readSpans(this.#source, first)) {
      for (let match = this.matches.at(place); match !== undefined; match = this.matches.at(place)) {
        const n = match - seq
        if (n >= records.count) break
        place++
        if (n < 0 || !records.isMessage(n)) continue
        if (records.atMs(n) > toMs) return row.bins
        row.add(records, n)
      }
      if (place >= this.matches.count) break
    }
    return row.bins
  }

  #byIndex({ seq, records }: RecordSpan): Uint8Array {
    const signs = this.#show.byIndex(records)
    if (this.#isMarkedOnly)
      for (let n = 0; n < records.count; n++) if (!this.#marks.has(seq + n)) signs[n] = 0
    return signs
  }

  #take(page: PayloadPage, seq: number, signs: Uint8Array, hidden: readonly Uint8Array[]): void {
    const { records, first, end } = page
    this.#show.byPayload(page, signs)
    for (const [index, match] of this.#hide.entries()) {
      const own = hidden[index]
      if (!own) continue
      // Only of what is left it must be known.
      for (let n = first; n < end; n++) if (signs[n] === 0) own[n] = 0
      match.byPayload(page, own)
      for (let n = first; n < end; n++) if (own[n] !== 0) signs[n] = 0
    }
    for (let n = first; n < end; n++) if (signs[n] !== 0) this.#found(records, n, seq + n)
    this.searched = seq + end
  }

  #found(records: Records, n: number, seq: number): void {
    this.matches.add(seq)
    if (records.isMessage(n)) this.#bins.add(records, n)
  }
}
