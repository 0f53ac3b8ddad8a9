import { Receiver } from 'ws'

/** So many pieces in a row, of those that are alike, are made one. */
const MERGED_PIECES = 64
/** Unless it would be larger: there are few enough of those, and to copy them holds up everything else. */
const MERGED_BYTES = 16 * 1024 * 1024

/** The beginning of a frame: its opcode, and the size of its payload; undefined where that has not come. */
export interface FrameStart {
  opcode: number
  size: number | undefined
}

/** Stands in a frame's head for a length in the two, or the eight, bytes behind it (RFC 6455 §5.2). */
const IN_TWO_BYTES = 126
const IN_EIGHT_BYTES = 127

/**
 * The receiver of `ws`, for a server that sends a large frame in small pieces, as records of TLS or frames of HTTP/2 of
 * some bytes each: it takes the list of them apart from its beginning, which for a long one takes minutes. Pieces are
 * merged in levels, as digits carry over, so that few are held of a frame of any size, and no byte is copied more than a
 * few times.
 */
export class MergingReceiver extends Receiver {
  /** How many pieces are held that were merged so many times. Those that were merged more often came before the others. */
  readonly #levels: number[] = []
  /** Before all of these: what is too large to be merged. */
  #settled = 0

  /** The frame that is being read, and after an error the one that it is about. */
  get frame(): FrameStart {
    const { _opcode: opcode, _payloadLength: size } = this
    if (size !== IN_TWO_BYTES && size !== IN_EIGHT_BYTES) return { opcode, size }
    const lengthBytes = size === IN_TWO_BYTES ? 2 : 8
    const next = Buffer.concat(this._buffers).subarray(0, lengthBytes)
    if (next.length < lengthBytes) return { opcode, size: undefined }
    return { opcode, size: lengthBytes === 2 ? next.readUInt16BE() : Number(next.readBigUInt64BE()) }
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#forgetConsumed()
    this.#merge()
    this.#levels[0] = (this.#levels[0] ?? 0) + 1
    super._write(chunk, encoding, done)
  }

  /** What was taken out of the list, which was its beginning. */
  #forgetConsumed(): void {
    const counted = this.#levels.reduce((sum, count) => sum + count, this.#settled)
    let gone = counted - this._buffers.length
    const take = (count: number): number => {
      const taken = Math.min(count, gone)
      gone -= taken
      return count - taken
    }
    this.#settled = take(this.#settled)
    for (let level = this.#levels.length - 1; level >= 0; level--)
      this.#levels[level] = take(this.#levels[level] ?? 0)
  }

  #merge(): void {
    const pieces = this._buffers
    // Below a level that is full there is nothing.
    for (let level = 0; (this.#levels[level] ?? 0) >= MERGED_PIECES; level++) {
      const latest = pieces.slice(-MERGED_PIECES)
      const size = latest.reduce((sum, piece) => sum + piece.length, 0)
      this.#levels[level] = 0
      if (size > MERGED_BYTES) {
        this.#settled += this.#levels.splice(level).reduce((sum, count) => sum + count, MERGED_PIECES)
        return
      }
      pieces.splice(-MERGED_PIECES, MERGED_PIECES, Buffer.concat(latest, size))
      this.#levels[level + 1] = (this.#levels[level + 1] ?? 0) + 1
    }
  }
}
