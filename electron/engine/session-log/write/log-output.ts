import { rm } from 'node:fs/promises'
import { dataPath, indexPath, type Segment } from '../format/segment.ts'
import type { WireBytes, WireFile } from '../format/wire-file.ts'
import { SegmentFiles } from './segment-files.ts'

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
  #files: Promise<SegmentFiles> | undefined
  /** All that was asked for so far. */
  #written = Promise.resolve()
  #wireAt = 0

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
    this.#written = this.#append(batch, this.#written, wire)
    return this.#written
  }

  /** @param ended see `WireFile` */
  async close(wire: WireBytes, ended: boolean): Promise<void> {
    // The last two numbers are all that is lost where that fails.
    await this.#wireFile.write(wire).catch(() => undefined)
    await this.#wireFile.close(ended)
    await this.#closeFiles()
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
    const files = await this.#files
    await files?.append(data, index)
    segment.count += count
    for (const block of data) segment.dataBytes += block.length
    await this.#noteWire(wire)
  }

  async #begin(segment: Segment, last: Promise<SegmentFiles> | undefined): Promise<SegmentFiles> {
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

  /** Unless that was written just now. */
  async #noteWire(wire: WireBytes): Promise<void> {
    const now = performance.now()
    if (now < this.#wireAt) return
    this.#wireAt = now + WIRE_MS
    await this.#wireFile.write(wire)
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
      for (const path of [indexPath(this.#folder, first.number), dataPath(this.#folder, first.number)])
        await rm(path, { force: true }).catch(() => undefined)
    }
  }
}
