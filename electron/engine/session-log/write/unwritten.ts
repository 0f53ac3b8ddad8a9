import type { BlockPool } from '../../bodies/block-pool.ts'

/** Bytes that were told and not written yet, in blocks that are used again. What is reserved at once lies in one piece. */
export class Unwritten {
  /** Where the bytes that were reserved last belong. */
  block: Buffer = NONE
  at = 0
  byteLength = 0
  readonly #blockBytes: number
  readonly #pool: BlockPool
  readonly #full: Buffer[] = []
  #used = 0

  /** @param pool of blocks of so many bytes */
  constructor(blockBytes: number, pool: BlockPool) {
    this.#blockBytes = blockBytes
    this.#pool = pool
  }

  /** Whether a whole block waits. */
  get hasFull(): boolean {
    return this.#full.length > 0
  }

  /** Makes room: `block` and `at` say where. */
  reserve(size: number): void {
    if (size > this.block.length - this.#used) {
      this.#endBlock()
      // What is larger than any block lies in one of its own.
      this.block = size > this.#blockBytes ? Buffer.allocUnsafeSlow(size) : this.#pool.take()
    }
    this.at = this.#used
    this.#used += size
    this.byteLength += size
  }

  /** Hands all of it over; the pieces are given back to the pool by whoever has written them. */
  take(): Buffer[] {
    this.#endBlock()
    this.block = NONE
    this.#used = 0
    this.byteLength = 0
    return this.#full.splice(0)
  }

  #endBlock(): void {
    if (this.#used > 0) this.#full.push(this.block.subarray(0, this.#used))
    this.#used = 0
  }
}

const NONE = Buffer.alloc(0)
