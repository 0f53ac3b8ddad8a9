/** Blocks of memory of one size that are used again once they are given back: making them costs as much as filling them. */
export class BlockPool {
  readonly #size: number
  readonly #own = new WeakSet<ArrayBufferLike>()
  readonly #spare: Buffer[] = []

  /** @param size in bytes */
  constructor(size: number) {
    this.#size = size
  }

  /** A block, with whatever is in it. */
  take(): Buffer {
    const block = this.#spare.pop() ?? Buffer.allocUnsafeSlow(this.#size)
    this.#own.add(block.buffer)
    return block
  }

  /** Whether bytes lie in a block that was taken, and not given back. */
  owns(bytes: Uint8Array): boolean {
    return this.#own.has(bytes.buffer)
  }

  /** @param bytes a block or a part of one; what is not from here, or was given back before, is left alone */
  giveBack(bytes: Uint8Array): void {
    if (this.#own.delete(bytes.buffer)) this.#spare.push(Buffer.from(bytes.buffer))
  }
}
