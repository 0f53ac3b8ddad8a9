/** What one read from a connection brings at most. */
export const BLOCK_BYTES = 128 * 1024
/** What is kept for later reads: as much as a body may have on its way to the disk (`StoredBody`). */
export const MAX_SPARE_BYTES = 8 * 1024 * 1024

/**
 * Memory that connections read into, used again for later reads. New memory for each costs more than the read itself:
 * the kernel makes its pages, and until it is collected it lies about.
 *
 * Nobody has to give anything back. A block of which a single byte is not given back, as of one with a head in it, is
 * not used again, and collected when nobody holds it any more.
 */
export class ReceivedBlocks {
  readonly #spare: Buffer[] = []
  /** How many bytes of a block are still with somebody. */
  readonly #out = new WeakMap<ArrayBufferLike, number>()

  /** A block, with whatever is in it. */
  take(): Buffer {
    return this.#spare.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES)
  }

  /** @param block one that was taken, of which nothing was handed out */
  putBack(block: Buffer): void {
    if (this.#spare.length < MAX_SPARE_BYTES / BLOCK_BYTES) this.#spare.push(block)
  }

  /** @returns the first bytes of a block that was taken, for whoever wants to keep them */
  handOut(block: Buffer, bytes: number): Buffer {
    this.#out.set(block.buffer, bytes)
    return block.subarray(0, bytes)
  }

  /**
   * Ends the use of a chunk. To be called once, by who was given the chunk for good and will not look at it again; it
   * may be any chunk, from here or elsewhere.
   */
  giveBack(chunk: Uint8Array): void {
    const { buffer, byteLength } = chunk
    const out = this.#out.get(buffer)
    if (out === undefined) return
    if (out > byteLength) this.#out.set(buffer, out - byteLength)
    else {
      this.#out.delete(buffer)
      this.putBack(Buffer.from(buffer))
    }
  }
}

/** Those of this process. */
export const receivedBlocks = new ReceivedBlocks()
