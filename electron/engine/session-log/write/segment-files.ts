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

  /** Writes the data before what says that it is there: whenever this process ends, what is in the index can be read. */
  async append(data: readonly Buffer[], index: readonly Buffer[]): Promise<void> {
    this.#dataBytes += await writeFully(this.#data, data, this.#dataBytes)
    this.#indexBytes += await writeFully(this.#index, index, this.#indexBytes)
  }

  async close(): Promise<void> {
    await Promise.all([this.#data.close(), this.#index.close()])
  }
}
