import { type FileHandle, readdir, stat } from 'node:fs/promises'
import { RECORD_BYTES, Records } from '../format/index-record.ts'
import { LogTotals } from '../format/log-totals.ts'
import { dataPath, indexPath, numberOfIndex, type Segment, type SegmentSource } from '../format/segment.ts'
import { HEADER_BYTES, parseHeader } from '../format/segment-header.ts'
import { readSlice, withFile } from './file-slice.ts'

/** No more entries than that are missing between two parts: what says so is damaged. */
const MOST_MISSING = 1_000_000
/** So many entries of an index are read at once. */
const READ_AT_ONCE = 8192

/** The segments of a log as they lie in its folder, whoever writes it. Only the last of them is read. */
export class FolderSegments implements SegmentSource {
  readonly folder: string
  segments: Segment[] = []
  /** All that there was up to the last entry. */
  totals = new LogTotals()
  /** What cannot be read: sentences for a person. */
  problems: string[] = []
  #summed: { number: number; count: number } | undefined
  #refreshing: Promise<void> | undefined

  constructor(folder: string) {
    this.folder = folder
  }

  get first(): number {
    return this.segments[0]?.firstSeq ?? 0
  }

  get next(): number {
    const last = this.segments.at(-1)
    return last ? last.firstSeq + last.count : 0
  }

  /** Takes in what has come since, and what is gone. @throws what the file system refuses */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined
    })
    return this.#refreshing
  }

  async #refresh(): Promise<void> {
    const numbers = (await readdir(this.folder))
      .flatMap(file => numberOfIndex(file) ?? [])
      .sort((a, b) => a - b)
    const known = new Map(this.segments.map(segment => [segment.number, segment]))
    const last = this.segments.at(-1)?.number ?? 0
    const problems: string[] = []
    const found: Segment[] = []
    for (const number of numbers) {
      // One that has others after it does not change any more.
      const before = number < last ? known.get(number) : undefined
      const segment = before ?? (await this.#look(number, found.at(-1), number === numbers.at(-1)))
      if (segment) found.push(segment)
      else if (segment === null) problems.push(`Part ${number} of the log is damaged.`)
    }
    for (const [index, segment] of found.entries()) {
      const following = found[index + 1]
      if (!following) continue
      const missing = following.firstSeq - segment.firstSeq - segment.count
      if (missing > 0) problems.push(tellMissing(missing))
    }
    this.segments = found
    this.problems = problems
    await this.#sumUp()
  }

  /** @returns null where it is damaged; undefined where it is gone, or only begun */
  async #look(
    number: number,
    before: Segment | undefined,
    isLast: boolean
  ): Promise<Segment | null | undefined> {
    return withFile(indexPath(this.folder, number), async file => {
      const head = await readSlice(file, 0, HEADER_BYTES)
      // The last one may be there without its head yet.
      if (isLast && head.length < HEADER_BYTES) return undefined
      const header = parseHeader(head)
      if (!header) return null
      const missing = before ? header.firstSeq - before.firstSeq - before.count : 0
      if (missing < 0 || missing > MOST_MISSING) return null
      const { size } = await file.stat()
      // After that: whoever writes it writes data first.
      const data = await stat(dataPath(this.folder, number)).catch(() => undefined)
      const dataBytes = data?.size ?? 0
      const count = await countWritten(file, Math.floor((size - HEADER_BYTES) / RECORD_BYTES))
      return { number, ...header, count, dataBytes }
    })
  }

  /** What was before the last segment says that itself; its own entries are counted, each once. */
  async #sumUp(): Promise<void> {
    const last = this.segments.at(-1)
    if (!last) return
    let summed = this.#summed
    if (summed?.number !== last.number || summed.count > last.count) {
      this.totals = last.before.copy()
      summed = { number: last.number, count: 0 }
      this.#summed = summed
    }
    await withFile(indexPath(this.folder, last.number), async file => {
      while (summed.count < last.count) {
        const count = Math.min(READ_AT_ONCE, last.count - summed.count)
        const bytes = await readSlice(file, HEADER_BYTES + summed.count * RECORD_BYTES, count * RECORD_BYTES)
        this.totals.take(new Records(bytes), last.dataBytes)
        summed.count += count
      }
    })
  }
}

/** How many entries there are without those at the end that a crash of the system has left blank. */
async function countWritten(file: FileHandle, written: number): Promise<number> {
  // Mostly the last one is there.
  for (let end = written, looked = 1; end > 0; looked = READ_AT_ONCE) {
    const from = Math.max(0, end - looked)
    const at = HEADER_BYTES + from * RECORD_BYTES
    const records = new Records(await readSlice(file, at, (end - from) * RECORD_BYTES))
    for (let n = records.count - 1; n >= 0; n--) if (!records.isBlank(n)) return from + n + 1
    end = from
  }
  return 0
}

/** How many entries are not where they should be, as a sentence. */
export function tellMissing(count: number): string {
  return count === 1
    ? '1 entry of the log is missing.'
    : `${count.toLocaleString('en')} entries of the log are missing.`
}
