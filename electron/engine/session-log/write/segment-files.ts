import { type FileHandle, open } from 'node:fs/promises'
import { writeFully } from '../../bodies/write-fully.ts'
import { type GroupSum, printSums, sumOfHeader } from '../format/group-sums.ts'
import { dataPath, indexPath, type Segment, sumsPath } from '../format/segment.ts'
import { HEADER_BYTES, printHeader } from '../format/segment-header.ts'
import { settleBoth } from './settle-both.ts'
import { sumGroups } from './sum-groups.ts'

/** The files of the segment that is being written. */
export class SegmentFiles {
  readonly #data: FileHandle
  readonly #index: FileHandle
  readonly #sums: FileHandle
  /** What the checksum of the first entries begins with. */
  readonly #seed: number
  #dataBytes = 0
  #indexBytes = HEADER_BYTES
  #sumBytes = 0
  #entries = 0
  /** Of entries that are written: theirs is not yet. */
  #unwrittenSums: GroupSum[] = []
  /** All that was appended so far. */
  #appended = Promise.resolve()

  private constructor([data, index, sums]: [FileHandle, FileHandle, FileHandle], seed: number) {
    this.#data = data
    this.#index = index
    this.#sums = sums
    this.#seed = seed
  }

  /** Makes them. @throws what the file system refuses, also when they are there already */
  static async create(folder: string, segment: Segment): Promise<SegmentFiles> {
    const opened: FileHandle[] = []
    const make = async (path: string) => {
      const file = await open(path, 'wx', 0o600)
      opened.push(file)
      return file
    }
    try {
      const header = printHeader(segment)
      const data = await make(dataPath(folder, segment.number))
      const sums = await make(sumsPath(folder, segment.number))
      const index = await make(indexPath(folder, segment.number))
      await index.writeFile(header)
      return new SegmentFiles([data, index, sums], sumOfHeader(header))
    } catch (error) {
      await Promise.allSettled(opened.map(file => file.close()))
      throw error
    }
  }

  /**
   * Writes the data before what says that it is there: whenever this process ends, what is in the index can be read. The
   * data of the next may go meanwhile, and its index goes after this one. Settles after what was appended before.
   */
  append(data: readonly Buffer[], index: readonly Buffer[], count: number): Promise<void> {
    const before = this.#appended
    const indexAt = this.#indexBytes
    const dataWritten = writeFully(this.#data, data, this.#dataBytes)
    // While the disk is at it.
    const place = { entries: this.#entries, dataBytes: this.#dataBytes }
    const sums = sumGroups(data, index, place, this.#entries === 0 ? this.#seed : 0)
    this.#dataBytes += sizeOf(data)
    this.#indexBytes += sizeOf(index)
    this.#entries += count
    this.#appended = settleBoth(before, dataWritten).then(async () => {
      await writeFully(this.#index, index, indexAt)
      this.#unwrittenSums.push(...sums)
    })
    return this.#appended
  }

  /** Writes the checksums of what was appended: after all of it, so that nothing misses that they tell of. */
  async writeSums(): Promise<void> {
    const bytes = printSums(this.#unwrittenSums)
    this.#unwrittenSums = []
    const at = this.#sumBytes
    this.#sumBytes += bytes.length
    await writeFully(this.#sums, [bytes], at)
  }

  /** Settles when what was written stays also when the system breaks down. */
  async sync(): Promise<void> {
    await Promise.all([this.#data.datasync(), this.#index.datasync(), this.#sums.datasync()])
  }

  async close(): Promise<void> {
    // They are all that is lost where that fails.
    await this.writeSums().catch(() => undefined)
    await Promise.all([this.#data.close(), this.#index.close(), this.#sums.close()])
  }
}

function sizeOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}
