import type { ClientHttp2Stream } from 'node:http2'
import { Upload, type UploadSource } from '../upload/upload.ts'

export interface H2UploadListener {
  onUploaded(piece: Uint8Array): void
  /** All of it has been written, the end of the stream included. */
  onFinished(): void
  onFailed(error: Error): void
}

/** So much may wait to be written: one piece on its way, and the next at hand. */
const MAX_WAITING_BYTES = 512 * 1024

/** Writes a request body to a stream, as fast as the windows of the other side let it (RFC 9113 §5.2). */
export class H2Upload {
  /** Bytes handed on. */
  bytes = 0
  readonly #stream: ClientHttp2Stream
  readonly #listener: H2UploadListener
  readonly #upload: Upload
  #waiting = 0
  #wake: (() => void) | undefined

  constructor(stream: ClientHttp2Stream, source: UploadSource, listener: H2UploadListener) {
    this.#stream = stream
    this.#listener = listener
    this.#upload = new Upload(source, {
      onPiece: piece => {
        this.bytes += piece.byteLength
        listener.onUploaded(piece)
      },
      onExhausted: () => stream.end(() => listener.onFinished()),
      isFlushed: () => this.#waiting === 0
    })
  }

  async start(): Promise<void> {
    try {
      for await (const piece of this.#upload) await this.#write(piece)
    } catch (error) {
      this.#listener.onFailed(error instanceof Error ? error : new Error(String(error)))
    }
  }

  /** Hands on nothing more: the answer makes the rest needless. */
  hold(): void {
    this.#upload.hold()
  }

  stop(): void {
    this.#upload.stop()
  }

  /** A stream that is destroyed calls back for all that was still to be written. */
  #write(piece: Uint8Array): Promise<void> | undefined {
    if (this.#stream.destroyed) return undefined
    this.#waiting += piece.byteLength
    this.#stream.write(piece, () => {
      this.#waiting -= piece.byteLength
      this.#wake?.()
    })
    if (this.#waiting < MAX_WAITING_BYTES) return undefined
    return new Promise(resolve => {
      this.#wake = resolve
    })
  }
}
