import { Receiver } from 'ws'

/** So many pieces in a row are made one, unless they are large: then there are few enough of them. */
const MERGED_PIECES = 1024
const MERGED_BYTES = 4 * 1024 * 1024

/** The beginning of a frame: its opcode, and the size of its payload; undefined where that has not come. */
export interface FrameStart {
  opcode: number
  size: number | undefined
}

/** Stands in a frame's head for a length in the two, or the eight, bytes behind it (RFC 6455 §5.2). */
const IN_TWO_BYTES = 126
const IN_EIGHT_BYTES = 127

/**
 * The receiver of `ws`, for a server that sends a large frame in very small pieces, as records of TLS or frames of HTTP/2
 * of one byte each: it takes such a list apart from its beginning, which for a long one takes minutes.
 */
export class MergingReceiver extends Receiver {
  /** So many of what is kept were looked at. */
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
