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

/** The files of a log that is being written, within its limits. One thing is asked of it after the other. */
export class LogOutput {
  /** Those of which something is written, and still kept. */
  readonly segments: Segment[] = []
  readonly #folder: string
  readonly #limits: LogLimits
  readonly #wireFile: WireFile
  #files: SegmentFiles | undefined
  #wireAt = 0

  constructor(folder: string, limits: LogLimits, wireFile: WireFile) {
    this.#folder = folder
    this.#limits = limits
    this.#wireFile = wireFile
  }

  /** @throws what the file system refuses */
  async write({ segment, data, index, count }: Batch): Promise<void> {
    if (this.segments.at(-1) !== segment) await this.#begin(segment)
    await this.#files?.append(data, index)
    segment.count += count
    for (const block of data) segment.dataBytes += block.length
  }

  /** Writes what went over the wire, unless that was written just now. @throws what the file system refuses */
  async noteWire(wire: WireBytes): Promise<void> {
    const now = performance.now()
    if (now < this.#wireAt) return
    this.#wireAt = now + WIRE_MS
    await this.#wireFile.write(wire)
  }

  /** @param ended see `WireFile` */
  async close(wire: WireBytes, ended: boolean): Promise<void> {
    // The last two numbers are all that is lost where that fails.
    await this.#wireFile.write(wire).catch(() => undefined)
    await this.#wireFile.close(ended)
    await this.#files?.close()
  }

  async #begin(segment: Segment): Promise<void> {
    await this.#files?.close()
    this.#files = undefined
    this.#files = await SegmentFiles.create(this.#folder, segment)
    this.segments.push(segment)
    await this.#dropOld(segment)
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
