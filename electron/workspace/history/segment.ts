import { appendFile, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '#shared/format/parse-json.ts'
import { HistoryEntry, HistoryRecord, HistorySession } from '#shared/model/history.ts'
import { unless } from '../file-error.ts'
import { isAlive, type ProcessIdentity } from '../process-identity.ts'
import { append, blank, type FilePlace, readFrom } from './file-places.ts'

/** Where a record lies in the files of its segment, in bytes. */
const Place = z.object({
  offset: z.number(),
  length: z.number(),
  textOffset: z.number(),
  textLength: z.number()
})

/** A line of the index: a record, how its session stands since then, or that it is deleted. */
const IndexLine = z.union([
  Place.extend({ entry: HistoryEntry, bodyBytes: z.number() }),
  z.object({ id: z.string(), session: HistorySession }),
  z.object({ deleted: z.string() })
])
export type IndexedRecord = Extract<z.infer<typeof IndexLine>, { entry: unknown }> & {
  /** What the index has of it. */
  lines: FilePlace[]
}

/** A record that comes to a segment. */
interface AddedRecord {
  record: HistoryRecord
  /** What of it is searched. */
  text: string
  /** Of the body that is kept beside it. */
  bodyBytes: number
}

/** `TIME-PID.STARTED.UNIQUE`: names sort by time, and tell whether whoever writes it still lives. */
const NAME = /^[0-9TZ]+-(\d+)\.([^.]*)\.[0-9a-f]+$/
const INDEX_SUFFIX = '.index.ndjson'
/** Of the file with the lines of the index that were damaged. */
const BROKEN_SUFFIX = '.broken'

/**
 * A part of the history, written by one process and read by all: records as lines of JSON, beside them the text that
 * is searched, and an index of both. Only the index says what there is: what a crash left without a line in it is
 * not there, and what is deleted has another line. How a session stands changes again and again, so that is said in the
 * index alone.
 */
export class Segment {
  readonly name: string
  readonly #base: string
  /** In the order in which they were written. */
  readonly records = new Map<string, IndexedRecord>()
  #indexRead = 0
  /** Of records and of text, as far as the index has told. */
  #written = 0
  /** Where lines of the index are that are no JSON. */
  #damaged: FilePlace[] = []
  /** Where the index has more than was read: the beginning of a line. */
  #unended: FilePlace = { offset: 0, length: 0 }

  constructor(folder: string, name: string) {
    this.name = name
    this.#base = join(folder, name)
  }

  /** The name of a segment by the name of its index file. */
  static nameOf(file: string): string | undefined {
    if (!file.endsWith(INDEX_SUFFIX)) return undefined
    const name = file.slice(0, -INDEX_SUFFIX.length)
    return NAME.test(name) ? name : undefined
  }

  static newName({ pid, started }: ProcessIdentity, unique: string, now = new Date()): string {
    const time = now.toISOString().replaceAll(/[-:.]/g, '')
    return `${time}-${pid}.${started}.${unique}`
  }

  /** Whether nothing is in it any more, and whoever wrote it has ended. Takes in what was added to the index. */
  async isSpent(): Promise<boolean> {
    return this.records.size === 0 && (await this.#hasEnded()) && this.records.size === 0
  }

  /** Whether whoever wrote it has ended. If so, all of it has been taken in. */
  async #hasEnded(): Promise<boolean> {
    const [, pid, started = ''] = NAME.exec(this.name) ?? []
    if (await isAlive({ pid: Number(pid), started })) return false
    // It may have written until then.
    await this.refresh()
    return true
  }

  /** Takes in what was added to the index since it was last read. */
  async refresh(): Promise<void> {
    const added = await readFrom(this.#base + INDEX_SUFFIX, this.#indexRead)
    // What has no end of line yet is being written.
    const end = added.lastIndexOf(0x0a) + 1
    for (let start = 0; start < end; ) {
      const next = added.indexOf(0x0a, start)
      this.#take(added.subarray(start, next).toString('utf8'), this.#indexRead + start, next - start)
      start = next + 1
    }
    this.#indexRead += end
    this.#unended = { offset: this.#indexRead, length: added.length - end }
  }

  #take(line: string, offset: number, length: number): void {
    const parsed = IndexLine.safeParse(parseJson(line))
    if (!parsed.success) {
      if (isDamaged(line)) this.#damaged.push({ offset, length })
      return
    }
    const place = { offset, length }
    if ('deleted' in parsed.data) this.records.delete(parsed.data.deleted)
    else if ('session' in parsed.data) this.#takeSession(parsed.data.id, parsed.data.session, place)
    else {
      const { textOffset, textLength } = parsed.data
      const end = parsed.data.offset + parsed.data.length + textOffset + textLength
      this.#written = Math.max(this.#written, end)
      this.records.set(parsed.data.entry.id, { ...parsed.data, lines: [place] })
    }
  }

  #takeSession(id: string, socket: HistorySession, place: FilePlace): void {
    const record = this.records.get(id)
    if (!record) return
    record.lines.push(place)
    this.records.set(id, { ...record, entry: { ...record.entry, socket } })
  }

  /**
   * Moves the lines of the index that are damaged, and the last one if whoever wrote it did not end it, to a file beside
   * it, so that they are told once; that file goes with the segment. A segment that may still be written is left alone.
   * @returns what is wrong and where it is kept: a sentence for a person; undefined when nothing is
   */
  async keepDamage(): Promise<string | undefined> {
    if (!(await this.#hasEnded())) return undefined
    const path = this.#base + INDEX_SUFFIX
    const kept = this.#base + BROKEN_SUFFIX
    let isTold = false
    for (const { offset, length } of [...this.#damaged, this.#unended]) {
      const line = await readFrom(path, offset, length)
      // Another process may have moved it.
      if (!isDamaged(line.toString('utf8'))) continue
      await append(kept, Buffer.concat([line, Buffer.from('\n')]))
      await blank(path, [{ offset, length }])
      isTold = true
    }
    this.#damaged = []
    if (!isTold) return undefined
    return `A part of the history is damaged and could not be read. It is kept as ${basename(kept)} in ${dirname(kept)}.`
  }

  /** Appends records, all or none. Only for the process whose segment it is; one call at a time. */
  async append(added: readonly AddedRecord[]): Promise<void> {
    const lines = added.map(({ record }) => Buffer.from(`${JSON.stringify(withoutSession(record))}\n`))
    const texts = added.map(({ text }) => Buffer.from(`${text}\n`))
    let offset = await append(`${this.#base}.ndjson`, Buffer.concat(lines))
    let textOffset = await append(`${this.#base}.text`, Buffer.concat(texts))
    const index = added.map(({ record: { entry }, bodyBytes }, at) => {
      const [length, textLength] = [lines[at]?.length ?? 0, texts[at]?.length ?? 0]
      const line = { entry, bodyBytes, offset, length, textOffset, textLength }
      offset += length
      textOffset += textLength
      return line
    })
    await this.#appendIndex(index)
  }

  /** Says how the session of a record stands now. Only for the process whose segment it is. */
  async appendSession(id: string, session: HistorySession): Promise<void> {
    await this.#appendIndex([{ id, session }])
  }

  /**
   * Takes records out for good: their bytes are overwritten where they lie, which whoever else reads or appends does not
   * mind, and lines tell those who have read them already.
   */
  async delete(records: readonly IndexedRecord[]): Promise<void> {
    await this.#blank(records)
    await this.#appendIndex(records.map(({ entry }) => ({ deleted: entry.id })))
  }

  async #blank(records: readonly IndexedRecord[]): Promise<void> {
    await blank(`${this.#base}.ndjson`, records)
    const texts = records.map(({ textOffset, textLength }) => ({ offset: textOffset, length: textLength }))
    await blank(`${this.#base}.text`, texts)
    await blank(
      this.#base + INDEX_SUFFIX,
      records.flatMap(({ lines }) => lines)
    )
  }

  /** Overwrites a record where it lies, whose place another one of its id has taken, in this segment or another. */
  async supersede(record: IndexedRecord): Promise<void> {
    if (this.records.get(record.entry.id)?.offset === record.offset) await this.delete([record])
    else await this.#blank([record])
  }

  async #appendIndex(lines: readonly z.input<typeof IndexLine>[]): Promise<void> {
    // A line of its own also where a crash has left half of one.
    const text = lines.map(line => `\n${JSON.stringify(line)}\n`).join('')
    await appendFile(this.#base + INDEX_SUFFIX, text, { mode: 0o600 })
    await this.refresh()
  }

  /** @returns undefined when it cannot be read any more */
  async read({ offset, length, entry }: IndexedRecord): Promise<HistoryRecord | undefined> {
    const line = await readFrom(`${this.#base}.ndjson`, offset, length)
    const parsed = HistoryRecord.safeParse(parseJson(line.toString('utf8')))
    return parsed.success ? { ...parsed.data, entry } : undefined
  }

  /** The text of a record that is searched. */
  async textOf({ textOffset, textLength }: IndexedRecord): Promise<string> {
    const line = await readFrom(`${this.#base}.text`, textOffset, textLength)
    return line.toString('utf8').trimEnd()
  }

  /** The records in whose text every one of the words occurs. @param words in lower case */
  async *search(words: readonly string[]): AsyncGenerator<IndexedRecord> {
    const text = (await unless('ENOENT', readFile(`${this.#base}.text`))) ?? Buffer.alloc(0)
    const needles = words.map(word => Buffer.from(word))
    for (const record of [...this.records.values()].reverse()) {
      const own = text.subarray(record.textOffset, record.textOffset + record.textLength)
      if (needles.every(needle => own.includes(needle))) yield record
    }
  }

  /** Bytes of its files, with what is blank in them. */
  get bytes(): number {
    return this.#written + this.#indexRead
  }

  /** Removes all of its files. */
  async remove(): Promise<void> {
    // The index last: without it the others would never be found.
    for (const suffix of ['.ndjson', '.text', BROKEN_SUFFIX, INDEX_SUFFIX])
      await rm(this.#base + suffix, { force: true })
  }
}

/** Whether a line is no JSON. What was deleted is blank, and what is of no kind we know a newer version has written. */
function isDamaged(line: string): boolean {
  return line.trim() !== '' && parseJson(line) === undefined
}

function withoutSession({ entry: { socket: _, ...entry }, ...record }: HistoryRecord): HistoryRecord {
  return { ...record, entry }
}
