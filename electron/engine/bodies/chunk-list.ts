/** Chunks below this are copied together once there are several of them: each costs as much to handle as a large one. */
const SMALL_BYTES = 8 * 1024
const BLOCK_BYTES = 64 * 1024
/** So many small ones are kept as they are. Most bodies come in fewer, and need no copy. */
const MAX_LOOSE = 16

/** Bytes in the order in which they came, put in at the end and taken from the front. */
export class ChunkList {
  byteLength = 0
  #chunks: Uint8Array[] = []
  /** The last chunk, while there is room behind it. */
  #open: { block: Uint8Array; used: number } | undefined

  /** The chunk may be kept as it is: whoever hands it over leaves it alone. */
  append(chunk: Uint8Array): void {
    this.byteLength += chunk.byteLength
    if (this.#open && this.#open.used + chunk.byteLength <= BLOCK_BYTES) {
      this.#fill(this.#open, chunk)
    } else if (chunk.byteLength < SMALL_BYTES && this.#chunks.length >= MAX_LOOSE) {
      this.#open = { block: new Uint8Array(BLOCK_BYTES), used: 0 }
      this.#chunks.push(chunk)
      this.#fill(this.#open, chunk)
    } else {
      this.#open = undefined
      this.#chunks.push(chunk)
    }
  }

  /** The first chunks, which do not change any more and stay in the list until they are dropped. */
  peek(count: number): Uint8Array[] {
    this.#open = undefined
    return this.#chunks.slice(0, count)
  }

  drop(count: number): void {
    for (const { byteLength } of this.#chunks.splice(0, count)) this.byteLength -= byteLength
  }

  /** Removes the first chunk. */
  shift(): Uint8Array | undefined {
    const [first] = this.peek(1)
    if (first) this.drop(1)
    return first
  }

  clear(): void {
    this.#chunks = []
    this.#open = undefined
    this.byteLength = 0
  }

  /** Fills `target` with the bytes from `offset` on, which must be there. */
  copy(offset: number, target: Uint8Array): void {
    let position = 0
    let done = 0
    for (const chunk of this.#chunks) {
      if (done === target.byteLength) return
      const from = Math.max(offset - position, 0)
      if (from < chunk.byteLength) {
        const part = chunk.subarray(from, from + target.byteLength - done)
        target.set(part, done)
        done += part.byteLength
      }
      position += chunk.byteLength
    }
  }

  #fill(open: { block: Uint8Array; used: number }, chunk: Uint8Array): void {
    open.block.set(chunk, open.used)
    open.used += chunk.byteLength
    this.#chunks[this.#chunks.length - 1] = open.block.subarray(0, open.used)
  }
}
