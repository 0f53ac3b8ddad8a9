const CHUNK = 65_536

/** Numbers of entries in their order, in four bytes each. Those at the beginning can be dropped. */
export class SeqList {
  readonly #chunks: Uint32Array[] = []
  /** Of the first chunk that are dropped. */
  #start = 0
  #end = 0

  get count(): number {
    return this.#end - this.#start
  }

  add(seq: number): void {
    if (this.#end === this.#chunks.length * CHUNK) this.#chunks.push(new Uint32Array(CHUNK))
    const last = this.#chunks.at(-1)
    if (last) last[this.#end++ % CHUNK] = seq
  }

  /** The n-th that is left, from 0. */
  at(n: number): number | undefined {
    return n >= 0 && n < this.count ? this.#raw(this.#start + n) : undefined
  }

  /** As many as are wanted, from the n-th on. */
  slice(from: number, count: number): number[] {
    const length = Math.max(0, Math.min(count, this.count - from))
    return Array.from({ length }, (_, index) => this.#raw(this.#start + from + index))
  }

  /** The place of the first that is no less; `count` where there is none. */
  placeOf(seq: number): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#raw(this.#start + middle) >= seq) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Drops all that are less. */
  dropBefore(seq: number): void {
    this.#start += this.placeOf(seq)
    while (this.#start >= CHUNK) {
      this.#chunks.shift()
      this.#start -= CHUNK
      this.#end -= CHUNK
    }
  }

  clear(): void {
    this.#chunks.length = 0
    this.#start = 0
    this.#end = 0
  }

  #raw(at: number): number {
    return this.#chunks[Math.floor(at / CHUNK)]?.[at % CHUNK] ?? 0
  }
}
