import { BlockPool } from './block-pool.ts'

const BLOCK_BYTES = 1024 * 1024

interface Block {
  memory: Buffer
  used: number
  sealed: boolean
}

/**
 * Bytes in the order in which they came, copied into large blocks that are used again. What a socket hands over can so
 * be freed while it is young, which is several times cheaper than to let it live until it is in a file.
 */
export class BlockList {
  byteLength = 0
  readonly #pool = new BlockPool(BLOCK_BYTES)
  readonly #blocks: Block[] = []

  append(chunk: Uint8Array): void {
    this.byteLength += chunk.byteLength
    for (let done = 0; done < chunk.byteLength; ) {
      const block = this.#open()
      const part = chunk.subarray(done, done + BLOCK_BYTES - block.used)
      block.memory.set(part, block.used)
      block.used += part.byteLength
      block.sealed = block.used === BLOCK_BYTES
      done += part.byteLength
    }
  }

  /** The last block takes nothing more. */
  seal(): void {
    const last = this.#blocks.at(-1)
    if (last) last.sealed = true
  }

  /** Whether there is a block that does not change any more. */
  get hasSealed(): boolean {
    return this.#blocks[0]?.sealed === true
  }

  /** The blocks that do not change any more. They stay in the list until they are dropped. */
  sealed(): Uint8Array[] {
    return this.#blocks.filter(({ sealed }) => sealed).map(({ memory, used }) => memory.subarray(0, used))
  }

  /** Removes the first blocks. */
  drop(count: number): void {
    for (const { memory, used } of this.#blocks.splice(0, count)) {
      this.byteLength -= used
      this.#pool.giveBack(memory)
    }
  }

  /** Fills `target` with the bytes from `offset` on, which must be there. */
  copy(offset: number, target: Uint8Array): void {
    let position = 0
    let done = 0
    for (const { memory, used } of this.#blocks) {
      const from = Math.max(offset - position, 0)
      if (from < used && done < target.byteLength) {
        const part = memory.subarray(from, Math.min(used, from + target.byteLength - done))
        target.set(part, done)
        done += part.byteLength
      }
      position += used
    }
  }

  #open(): Block {
    const last = this.#blocks.at(-1)
    if (last && !last.sealed) return last
    const block = { memory: this.#pool.take(), used: 0, sealed: false }
    this.#blocks.push(block)
    return block
  }
}
