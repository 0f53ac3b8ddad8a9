import type { BlockPool } from '../../bodies/block-pool.ts'

/**
 * Bytes that were told and not written yet: in blocks that are used again, or where they lay already. What is reserved at
 * once lies in one piece.
 */
export class Unwritten {
  /** Where the bytes that were reserved last belong. */
  block: Buffer = NONE
  view: DataView = new DataView(NONE.buffer)
  at = 0
  byteLength = 0
  readonly #blockBytes: number
  readonly #pool: BlockPool
  /** What lies before the piece of the block that is being filled. */
  readonly #pieces: Buffer[] = []
  #from = 0
  #used = 0

  /** @param pool of blocks of so many bytes */
  constructor(blockBytes: number, pool: BlockPool) {
    this.#blockBytes = blockBytes
    this.#pool = pool
  }

  /** Whether as much as a whole block waits. */
  get hasFull(): boolean {
    return this.byteLength >= this.#blockBytes
  }

  /** Makes room: `block`, of which there is a `view`, and `at` say where. */
  reserve(size: number): void {
    if (size > this.block.length - this.#used) {
      this.#endPiece()
      // What is larger than any block lies in one of its own.
      this.block = size > this.#blockBytes ? Buffer.allocUnsafeSlow(size) : this.#pool.take()
      this.view = new DataView(this.block.buffer, this.block.byteOffset, this.block.length)
      this.#from = 0
      this.#used = 0
    }
    this.at = this.#used
    this.#used += size
    this.byteLength += size
  }

  /** Takes bytes as they lie, which stay so. */
  adopt(bytes: Buffer): void {
    this.#endPiece()
    this.#pieces.push(bytes)
    this.byteLength += bytes.length
  }

  /** Hands all of it over; the pieces are given back to the pool by whoever has written them. */
  take(): Buffer[] {
    this.#endPiece()
    this.block = NONE
    this.#from = 0
    this.#used = 0
    this.byteLength = 0
    return this.#pieces.splice(0)
  }

  #endPiece(): void {
    if (this.#used > this.#from) this.#pieces.push(this.block.subarray(this.#from, this.#used))
    this.#from = this.#used
  }
}

const NONE = Buffer.alloc(0)
