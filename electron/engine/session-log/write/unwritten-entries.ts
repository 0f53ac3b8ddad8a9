import { BlockPool } from '../../bodies/block-pool.ts'
import { RECORD_BYTES, type RecordFacts, writeRecord } from '../format/index-record.ts'
import type { Segment } from '../format/segment.ts'
import { coverMessages } from './cover-messages.ts'
import type { Batch } from './log-output.ts'
import { Unwritten } from './unwritten.ts'

const DATA_BLOCK = 1024 * 1024
/** From so many bytes on it costs less to write a payload from where it lies than to copy it. */
const ADOPTED_BYTES = 4096
const INDEX_BLOCK = 2048 * RECORD_BYTES

/** Entries that were told and are not on disk yet. */
export class UnwrittenEntries {
  /** Of those that are not taken yet. */
  count = 0
  /** Bytes that all that is not on disk takes, what is being written too. */
  waiting = 0
  /** The same of what is not taken yet. */
  #bytes = 0
  /** What the bytes lie in that were adopted last, which stays as long as any of them, and how much more of it is counted. */
  #adopted: { buffer: ArrayBufferLike; ahead: number } | undefined
  readonly #dataPool = new BlockPool(DATA_BLOCK)
  readonly #indexPool = new BlockPool(INDEX_BLOCK)
  readonly #data = new Unwritten(DATA_BLOCK, this.#dataPool)
  readonly #index = new Unwritten(INDEX_BLOCK, this.#indexPool)

  /** Whether there is so much that it should not wait for more. */
  get hasFullBlock(): boolean {
    return this.#data.hasFull
  }

  /** Takes what belongs to an entry. @param isLasting whether the bytes stay as they are; else they are copied */
  addData(bytes: Uint8Array, extra: Uint8Array | undefined, isLasting = false): void {
    if (isLasting && !extra && bytes.length >= ADOPTED_BYTES) {
      this.#data.adopt(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
      this.#countAdopted(bytes)
      return
    }
    const size = bytes.length + (extra?.length ?? 0)
    this.#data.reserve(size)
    const { block, at } = this.#data
    block.set(bytes, at)
    if (extra) block.set(extra, at + bytes.length)
    this.#count(size)
  }

  /** The entry to which the data belongs that was added last. */
  addRecord(record: RecordFacts): void {
    this.#index.reserve(RECORD_BYTES)
    writeRecord(this.#index.view, this.#index.at, record)
    this.#count(RECORD_BYTES)
    this.count++
  }

  /**
   * Hands over all entries, which are of one segment, to be written and given back.
   * @param dataEnd where their data ends in that
   * @param secrets what is covered in them, longest first
   */
  take(segment: Segment, dataEnd: number, secrets: readonly Uint8Array[]): Batch {
    const { count } = this
    const bytes = this.#bytes
    const start = dataEnd - this.#data.byteLength
    const data = this.#data.take()
    const index = this.#index.take()
    this.#forgetTaken()
    if (secrets.length === 0) return { segment, data, index, count, bytes }
    const whole = Buffer.concat(index)
    for (const block of index) this.#indexPool.giveBack(block)
    const own = data.map(piece => (this.#dataPool.owns(piece) ? piece : Buffer.from(piece)))
    coverMessages(own, start, whole, secrets)
    return { segment, data: own, index: [whole], count, bytes }
  }

  /** What was taken is on disk. */
  giveBack({ data, index, bytes }: Batch): void {
    this.waiting -= bytes
    for (const block of data) this.#dataPool.giveBack(block)
    for (const block of index) this.#indexPool.giveBack(block)
  }

  /** Forgets all: none of it can be written. */
  drop(): void {
    this.#data.take()
    this.#index.take()
    this.#forgetTaken()
    this.waiting = 0
  }

  #countAdopted({ buffer, length }: Uint8Array): void {
    if (buffer !== this.#adopted?.buffer) {
      this.#adopted = { buffer, ahead: buffer.byteLength }
      this.#count(buffer.byteLength)
    }
    const { ahead } = this.#adopted
    if (length > ahead) this.#count(length - ahead)
    this.#adopted.ahead = Math.max(0, ahead - length)
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.waiting += bytes
  }

  #forgetTaken(): void {
    this.count = 0
    this.#bytes = 0
    this.#adopted = undefined
  }
}
