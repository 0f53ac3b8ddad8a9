const BLOCK_BYTES = 1024 * 1024
const LINE_FEED = 0x0a

/** What a program writes, up to a limit of bytes and of lines. It may write without end, and a few bytes at a time. */
export class BoundedOutput {
  /** Whether more was written than is kept. */
  isCut = false
  /** Those that are kept and have ended. */
  lines = 0
  readonly #full: Uint8Array[] = []
  #block = new Uint8Array(BLOCK_BYTES)
  #used = 0
  #bytesLeft: number
  readonly #mostLines: number

  constructor({ bytes, lines = Number.POSITIVE_INFINITY }: { bytes: number; lines?: number }) {
    this.#bytesLeft = bytes
    this.#mostLines = lines
  }

  /** Copies what it keeps of a piece. What goes beyond the limit of lines is left off after the last line. */
  add(piece: Uint8Array): void {
    const kept = piece.subarray(0, this.#endIn(piece))
    this.#bytesLeft -= kept.length
    if (kept.length < piece.length || this.#bytesLeft < 0) this.isCut = true
    for (let at = 0; at < kept.length; ) {
      if (this.#used === BLOCK_BYTES) this.#next()
      const part = kept.subarray(at, at + BLOCK_BYTES - this.#used)
      this.#block.set(part, this.#used)
      this.#used += part.length
      at += part.length
    }
  }

  /** What was kept, in its order. */
  get pieces(): Uint8Array[] {
    return this.#used > 0 ? [...this.#full, this.#block.subarray(0, this.#used)] : this.#full
  }

  #endIn(piece: Uint8Array): number {
    let end = 0
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, end)) {
      if (this.lines === this.#mostLines) return end
      this.lines++
      end = at + 1
    }
    return this.lines === this.#mostLines ? end : piece.length
  }

  #next(): void {
    this.#full.push(this.#block)
    this.#block = new Uint8Array(BLOCK_BYTES)
    this.#used = 0
  }
}
