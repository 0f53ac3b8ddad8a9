import type { Writable } from 'node:stream'
import { type Showing, showAtOnce } from './showing.ts'

/** So much may wait for whoever reads what is printed. */
const MAX_WAITING_BYTES = 256 * 1024
const CHUNK_BYTES = 64 * 1024

/** Writes many small pieces to a stream: all that comes in one turn at once. */
export class ChunkedOutput {
  readonly #stream: Writable
  readonly #show: Showing
  #chunk = Buffer.allocUnsafe(0)
  #used = 0
  #isScheduled = false

  constructor(stream: Writable, show: Showing = showAtOnce) {
    this.#stream = stream
    this.#show = show
  }

  /** Whether what is printed comes faster than it is read. */
  get behind(): boolean {
    return this.#used + this.#stream.writableLength >= MAX_WAITING_BYTES
  }

  /** Calls back, once, when it has been read. */
  caughtUp(callback: () => void): void {
    this.#flush()
    if (this.#stream.writableNeedDrain) this.#stream.once('drain', callback)
    else callback()
  }

  addText(text: string): void {
    this.add(Buffer.from(text))
  }

  /** @param bytes they may be used again afterwards */
  add(bytes: Buffer): void {
    if (this.#used + bytes.length > this.#chunk.length) {
      this.#flush()
      if (this.#chunk.length < bytes.length)
        this.#chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, bytes.length))
    }
    this.#used += bytes.copy(this.#chunk, this.#used)
    if (this.#isScheduled) return
    this.#isScheduled = true
    // After all promises of this turn: what is pulled by them is printed at once, too.
    process.nextTick(() => {
      this.#isScheduled = false
      this.#flush()
    })
  }

  #flush(): void {
    if (this.#used === 0) return
    const written = this.#chunk.subarray(0, this.#used)
    // It is not the stream's yet: what comes next is put behind it.
    this.#chunk = this.#chunk.subarray(this.#used)
    this.#used = 0
    this.#show(() => this.#stream.write(written))
  }
}
