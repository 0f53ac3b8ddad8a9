import { appendFile, copyFile, open, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '#shared/format/parse-json.ts'
import { HistoryEntry, HistoryRecord } from '#shared/model/history.ts'
import { unless } from '../file-error.ts'
import { isAlive, type ProcessIdentity } from '../process-identity.ts'
import { asideOf } from '../read-stored.ts'

/** Where a record lies in the files of its segment, in bytes. */
const Place = z.object({
  offset: z.number(),
  length: z.number(),
  textOffset: z.number(),
  textLength: z.number()
})

/** A line of the index: a record, or that one is deleted. */
const IndexLine = z.union([
  Place.extend({ entry: HistoryEntry, bodyBytes: z.number() }),
  z.object({ deleted: z.string() })
])
export type IndexedRecord = Extract<z.infer<typeof IndexLine>, { entry: unknown }> & {
  /** Where its line is in the index, in bytes. */
  line: { offset: number; length: number }
}

/** `TIME-PID.STARTED.UNIQUE`: names sort by time, and tell whether whoever writes it still lives. */
const NAME = /^[0-9TZ]+-(\d+)\.([^.]*)\.[0-9a-f]+$/
const INDEX_SUFFIX = '.index.ndjson'

/**
 * A part of the history, written by one process and read by all: records as lines of JSON, beside them the text that
 * is searched, and an index of both. Only the index says what there is: what a crash left without a line in it is
 * not there, and what is deleted has another line.
 */
export class Segment {
  readonly name: string
  readonly #base: string
  /** In the order in which they were written. */
  readonly records = new Map<string, IndexedRecord>()
  #indexRead = 0
  /** Where lines of the index are that say nothing, in bytes. */
  #damaged: { offset: number; length: number }[] = []

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

  /** Whether whoever writes it still lives, and may write more. */
  async isBeingWritten(): Promise<boolean> {
    const [, pid, started = ''] = NAME.exec(this.name) ?? []
    return isAlive({ pid: Number(pid), started })
  }

  /** Takes in what was added to the index since it was last read. @returns whether there was anything */
  async refresh(): Promise<boolean> {
    const added = await readFrom(this.#base + INDEX_SUFFIX, this.#indexRead)
    const end = added.lastIndexOf(0x0a) + 1
    // What has no end of line yet is being written.
    if (end === 0) return false
    for (let start = 0; start < end; ) {
      const next = added.indexOf(0x0a, start)
      this.#take(added.subarray(start, next).toString('utf8'), this.#indexRead + start, next - start)
      start = next + 1
    }
    this.#indexRead += end
    return true
  }

  #take(line: string, offset: number, length: number): void {
    const parsed = IndexLine.safeParse(parseJson(line))
    if (!parsed.success) {
      // What was deleted is blank.
      if (line.trim() !== '') this.#damaged.push({ offset, length })
      return
    }
    if ('deleted' in parsed.data) this.records.delete(parsed.data.deleted)
    else this.records.set(parsed.data.entry.id, { ...parsed.data, line: { offset, length } })
  }

  /**
   * Keeps the index aside when there are lines in it that cannot be read, and blanks those, so that it is told once. One
   * that is still being written is left alone.
   * @returns what is wrong and where it is kept: a sentence for a person; undefined when nothing is
   */
  async keepDamage(): Promise<string | undefined> {
    if (await this.isBeingWritten()) return undefined
    const path = this.#base + INDEX_SUFFIX
    // Nobody will end a line that has no end.
    const rest = await readFrom(path, this.#indexRead)
    const isTorn = rest.toString('utf8').trim() !== ''
    const damaged = [...this.#damaged, ...(isTorn ? [{ offset: this.#indexRead, length: rest.length }] : [])]
    if (damaged.length === 0) return undefined
    const kept = asideOf(path)
    await copyFile(path, kept)
    for (const { offset, length } of damaged) await blank(path, offset, length)
    this.#damaged = []
    return `A part of the history is damaged and could not be read. It is kept as ${basename(kept)} in ${dirname(kept)}.`
  }

  /** Appends a record. Only for the process whose segment it is; one at a time. */
  async append(record: HistoryRecord, text: string, bodyBytes: number): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(record)}\n`)
    const searched = Buffer.from(`${text}\n`)
    const offset = await append(`${this.#base}.ndjson`, line)
    const textOffset = await append(`${this.#base}.text`, searched)
    const place = { offset, length: line.length, textOffset, textLength: searched.length }
    await this.#appendIndex({ entry: record.entry, bodyBytes, ...place })
  }

  /**
   * Takes a record out for good: its bytes are overwritten where they lie, which whoever else reads or appends does not
   * mind, and a line tells those who have read it already.
   */
  async delete({ entry, offset, length, textOffset, textLength, line }: IndexedRecord): Promise<void> {
    await blank(`${this.#base}.ndjson`, offset, length)
    await blank(`${this.#base}.text`, textOffset, textLength)
    await blank(this.#base + INDEX_SUFFIX, line.offset, line.length)
    await this.#appendIndex({ deleted: entry.id })
  }

  async #appendIndex(line: z.input<typeof IndexLine>): Promise<void> {
    // A line of its own also where a crash has left half of one.
    await appendFile(this.#base + INDEX_SUFFIX, `\n${JSON.stringify(line)}\n`, { mode: 0o600 })
    await this.refresh()
  }

  /** @returns undefined when it cannot be read any more */
  async read({ offset, length }: IndexedRecord): Promise<HistoryRecord | undefined> {
    const line = await readFrom(`${this.#base}.ndjson`, offset, length)
    const parsed = HistoryRecord.safeParse(parseJson(line.toString('utf8')))
    return parsed.success ? parsed.data : undefined
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

  /** Bytes of its files. */
  get bytes(): number {
    let bytes = 0
    for (const { length, textLength } of this.records.values()) bytes += length + textLength
    return bytes
  }

  async remove(): Promise<void> {
    // The index last: without it the others would never be found.
    for (const suffix of ['.ndjson', '.text', INDEX_SUFFIX]) await rm(this.#base + suffix, { force: true })
  }
}

/** @returns where in the file it begins */
async function append(path: string, bytes: Uint8Array): Promise<number> {
  const file = await open(path, 'a', 0o600)
  try {
    const { size } = await file.stat()
    await file.writeFile(bytes)
    return size
  } finally {
    await file.close()
  }
}

/** Puts spaces in the place of what lies in a file. One that is gone needs none. */
async function blank(path: string, offset: number, length: number): Promise<void> {
  const file = await unless('ENOENT', open(path, 'r+'))
  if (!file) return
  try {
    await file.write(Buffer.alloc(length, 0x20), 0, length, offset)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function readFrom(path: string, offset: number, length?: number): Promise<Buffer> {
  const file = await unless('ENOENT', open(path, 'r'))
  if (!file) return Buffer.alloc(0)
  try {
    const wanted = length ?? Math.max(0, (await file.stat()).size - offset)
    const bytes = Buffer.alloc(wanted)
    const { bytesRead } = await file.read(bytes, 0, wanted, offset)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
