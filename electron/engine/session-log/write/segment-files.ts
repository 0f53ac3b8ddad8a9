import { type FileHandle, open } from 'node:fs/promises'
import { writeFully } from '../../bodies/write-fully.ts'
import { dataPath, indexPath, type Segment } from '../format/segment.ts'
import { HEADER_BYTES, printHeader } from '../format/segment-header.ts'

/** The two files of the segment that is being written. */
export class SegmentFiles {
  readonly #data: FileHandle
  readonly #index: FileHandle
  #dataBytes = 0
  #indexBytes = HEADER_BYTES
  /** All that was appended so far. */
  #appended = Promise.resolve()

  private constructor(data: FileHandle, index: FileHandle) {
    this.#data = data
    this.#index = index
  }

  /** Makes them. @throws what the file system refuses, also when they are there already */
  static async create(folder: string, segment: Segment): Promise<SegmentFiles> {
    const data = await open(dataPath(folder, segment.number), 'wx', 0o600)
    let index: FileHandle | undefined
    try {
      index = await open(indexPath(folder, segment.number), 'wx', 0o600)
      await index.writeFile(printHeader(segment))
      return new SegmentFiles(data, index)
    } catch (error) {
      await Promise.allSettled([data.close(), index?.close()])
      throw error
    }
  }

  /**
   * Writes the data before what says that it is there: whenever this process ends, what is in the index can be read. The
   * data of the next may go meanwhile, and its index goes after this one. Settles after what was appended before.
   */
  append(data: readonly Buffer[], index: readonly Buffer[]): Promise<void> {
    const before = this.#appended
    const indexAt = this.#indexBytes
    const dataWritten = writeFully(this.#data, data, this.#dataBytes)
    this.#dataBytes += sizeOf(data)
    this.#indexBytes += sizeOf(index)
    this.#appended = Promise.all([dataWritten, before]).then(async () => {
      await writeFully(this.#index, index, indexAt)
    })
    return this.#appended
  }

  async close(): Promise<void> {
    await Promise.all([this.#data.close(), this.#index.close()])
  }
}

function sizeOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}
