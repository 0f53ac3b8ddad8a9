import { Receiver } from 'ws'

/** So many pieces in a row are made one, unless they are large: then there are few enough of them. */
const MERGED_PIECES = 1024
const MERGED_BYTES = 4 * 1024 * 1024

/**
 * The receiver of `ws`, for a server that sends a large frame in very small pieces, as records of TLS or frames of HTTP/2
 * of one byte each: it takes such a list apart from its beginning, which for a long one takes minutes.
 */
export class MergingReceiver extends Receiver {
  /** So many of what is kept were looked at. */
  #settled = 0

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const pieces = this._buffers
    this.#settled = Math.min(this.#settled, pieces.length)
    if (pieces.length - this.#settled >= MERGED_PIECES) {
      const latest = pieces.slice(this.#settled)
      const size = latest.reduce((sum, piece) => sum + piece.length, 0)
      if (size <= MERGED_BYTES) pieces.splice(this.#settled, latest.length, Buffer.concat(latest, size))
      this.#settled = pieces.length
    }
    super._write(chunk, encoding, done)
  }
}
