import { rm } from 'node:fs/promises'
import { dataPath, indexPath, type Segment, sumsPath } from '../format/segment.ts'
import type { WireBytes, WireFile } from '../format/wire-file.ts'
import { SegmentFiles } from './segment-files.ts'
import { settleBoth } from './settle-both.ts'

/** So many segments make up a log that is at its limit: the first is dropped as a whole. */
export const SEGMENTS = 16
/** What went over the wire is written at most so often. */
const WIRE_MS = 250

/** How much of a session is kept: the latest. Entries may be more by a sixteenth, bytes by the largest message. */
export interface LogLimits {
  maxEntries: number
  maxBytes: number
}

export const DEFAULT_LOG_LIMITS: LogLimits = { maxEntries: 1_000_000, maxBytes: 1024 * 1024 * 1024 }

/** Entries of one segment that are to be written. */
export interface Batch {
  segment: Segment
  data: Buffer[]
  index: Buffer[]
  count: number
  /** That wait with it, more than are written where some of them stay for others. */
  bytes: number
}

/** The files of a log that is being written, within its limits. What is asked of it is done in order. */
export class LogOutput {
  /** Those of which something is written, and still kept. */
  readonly segments: Segment[] = []
  readonly #folder: string
  readonly #limits: LogLimits
  readonly #wireFile: WireFile
  /** The segment that was written to last, and its files. */
  #segment: Segment | undefined
  #files: Promise<SegmentFiles | undefined> | undefined
  /** All that was asked for so far. */
  #written = Promise.resolve()
  #wireAt = 0
  /** Whether it says that it is whole. */
  #rests = false

  constructor(folder: string, limits: LogLimits, wireFile: WireFile) {
    this.#folder = folder
    this.#limits = limits
    this.#wireFile = wireFile
  }

  /**
   * Writes entries, and what went over the wire by then. The data of a batch may go while the one before is on its way.
   * Settles after all that was asked for before. @throws what the file system refuses, this batch or one before
   */
  write(batch: Batch, wire: WireBytes): Promise<void> {
    this.#written = settleBoth(this.#written, this.#append(batch, this.#written, wire))
    return this.#written
  }

  /**
   * Says that the log is whole as it stands, until something is written again. Settles when that lasts, also when the
   * system breaks down. @throws what the file system refuses
   */
  rest(wire: WireBytes): Promise<void> {
    this.#rests = true
    this.#written = this.#rest(this.#written, wire)
    return this.#written
  }

  /** @param isWhole whether all that was told is in the log */
  async close(wire: WireBytes, isWhole: boolean): Promise<void> {
    // The last two numbers are all that is lost where that fails.
    await this.#wireFile.write(wire).catch(() => undefined)
    await this.#closeFiles()
    if (isWhole) await this.#wireFile.end(this.#next).catch(() => undefined)
    await this.#wireFile.close()
  }

  get #next(): number {
    const last = this.segments.at(-1)
    return last ? last.firstSeq + last.count : 0
  }

  async #rest(before: Promise<void>, wire: WireBytes): Promise<void> {
    await before
    const files = await this.#files
    await files?.writeSums()
    await files?.sync()
    await this.#wireFile.write(wire)
    await this.#wireFile.end(this.#next)
    await this.#wireFile.sync()
  }

  async #append(
    { segment, data, index, count }: Batch,
    before: Promise<void>,
    wire: WireBytes
  ): Promise<void> {
    if (this.#segment !== segment) {
      this.#segment = segment
      const last = this.#files
      this.#files = before.then(() => this.#begin(segment, last))
    }
    if (this.#rests) {
      this.#rests = false
      const current = this.#files
      this.#files = before.then(() => this.#goOn(current))
    }
    const files = await this.#files
    await files?.append(data, index, count)
    segment.count += count
    for (const block of data) segment.dataBytes += block.length
    await this.#noteWire(wire, files)
  }

  async #goOn(files: Promise<SegmentFiles | undefined> | undefined): Promise<SegmentFiles | undefined> {
    await this.#wireFile.goOn()
    return files
  }

  async #begin(segment: Segment, last: Promise<SegmentFiles | undefined> | undefined): Promise<SegmentFiles> {
    await (await last)?.close()
    const files = await SegmentFiles.create(this.#folder, segment)
    this.segments.push(segment)
    await this.#dropOld(segment)
    return files
  }

  async #closeFiles(): Promise<void> {
    // What could not be made needs no closing.
    const files = await this.#files?.catch(() => undefined)
    await files?.close()
  }

  /** With the checksums, unless that was written just now. */
  async #noteWire(wire: WireBytes, files: SegmentFiles | undefined): Promise<void> {
    const now = performance.now()
    if (now < this.#wireAt) return
    this.#wireAt = now + WIRE_MS
    await this.#wireFile.write(wire)
    await files?.writeSums()
  }

  /** Makes room for one more segment, which is as large as any may become. */
  async #dropOld(newest: Segment): Promise<void> {
    const { maxEntries, maxBytes } = this.#limits
    for (;;) {
      const [first, second] = this.segments
      if (!first || !second) return
      const entries = newest.firstSeq - second.firstSeq
      const bytes = this.segments.reduce((sum, { dataBytes }) => sum + dataBytes, 0)
      if (entries < maxEntries && bytes + maxBytes / SEGMENTS <= maxBytes) return
      this.segments.shift()
      // What a system does not give up while somebody reads it goes with the log.
      for (const pathOf of [indexPath, dataPath, sumsPath])
        await rm(pathOf(this.#folder, first.number), { force: true }).catch(() => undefined)
    }
  }
}
