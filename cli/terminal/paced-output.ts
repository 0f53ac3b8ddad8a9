import { Writable } from 'node:stream'

/** A terminal holds the process up until it has taken what is written: so much a slow one takes in a moment. */
const PIECE_BYTES = 4 * 1024
/** So much may wait until whoever writes should pause. */
const WAITING_BYTES = 64 * 1024
const LINE_END = 0x0a

/**
 * Writes to a terminal in small pieces, each in a turn of its own, so that signals are heard between them. What has not
 * been written by the first of them is dropped, but for the end of the line that was begun.
 */
export class PacedOutput extends Writable {
  readonly #terminal: Writable
  readonly #signal: AbortSignal | undefined
  #isInLine = false

  /** @param signal that nobody wants to see more */
  constructor(terminal: Writable, signal?: AbortSignal) {
    super({ highWaterMark: WAITING_BYTES })
    this.#terminal = terminal
    this.#signal = signal
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.#signal?.aborted) this.#drop(chunk, done)
    else if (chunk.length === 0) done()
    else this.#pass(chunk, done)
  }

  /** Calls back once all that was written before has been taken, or dropped. */
  afterwards(callback: () => void): void {
    this.write('', callback)
  }

  #pass(bytes: Buffer, done: () => void): void {
    const end = pieceEnd(bytes)
    const rest = bytes.subarray(end)
    const next = () => (rest.length === 0 ? done() : this._write(rest, 'utf8', done))
    this.#isInLine = bytes[end - 1] !== LINE_END
    if (this.#terminal.write(bytes.subarray(0, end))) setImmediate(next)
    else this.#terminal.once('drain', next)
  }

  #drop(bytes: Buffer, done: () => void): void {
    if (this.#isInLine && bytes.includes(LINE_END)) {
      this.#terminal.write('\n')
      this.#isInLine = false
    }
    done()
  }
}

/** Where lines end, if that is possible: what is dropped is then whole lines, with all the colours that they change. */
function pieceEnd(bytes: Buffer): number {
  if (bytes.length <= PIECE_BYTES) return bytes.length
  return bytes.lastIndexOf(LINE_END, PIECE_BYTES - 1) + 1 || PIECE_BYTES
}
