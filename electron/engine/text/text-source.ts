import { closeSync, openSync, readSync } from 'node:fs'
import { z } from 'zod'
import { bodyGone } from '#shared/client/body-gone.ts'
import { Bytes } from '#shared/model/bytes.ts'
import { fileFailure } from '../bodies/file-failure.ts'

const WINDOW_BYTES = 256 * 1024

/**
 * Where the bytes of a body are, for a thread: from an offset of a file on, or, as those of small ones, at hand. `start`: so many
 * at the beginning are no text, but a byte order mark. `guardEnd`: a guard of JSON against scripts ends there.
 */
export const TextSource = z.union([
  z.object({
    path: z.string(),
    offset: z.number(),
    size: z.number(),
    start: z.number(),
    guardEnd: z.number().optional()
  }),
  z.object({ bytes: Bytes, size: z.number(), start: z.number(), guardEnd: z.number().optional() })
])
export type TextSource = z.infer<typeof TextSource>

/** Some bytes from an offset on; none at the end. They stay until the next are read by it. */
export type ReadWindow = (offset: number) => Uint8Array

/** Reads the bytes of a source, in the thread that asks: nothing else happens there meanwhile. */
export class SourceReader {
  readonly size: number
  /** Where the text begins. */
  readonly start: number
  readonly guardEnd: number
  readonly #bytes: Uint8Array | undefined
  readonly #path: string
  /** Where they begin in the file. */
  readonly #fileOffset: number
  readonly #file: number | undefined
  readonly #window: ReadWindow = this.openWindow()

  /** @throws ClientError IO when it cannot be opened */
  constructor(source: TextSource) {
    this.size = source.size
    this.start = source.start
    this.guardEnd = source.guardEnd ?? 0
    this.#bytes = 'bytes' in source ? source.bytes : undefined
    this.#fileOffset = 'path' in source ? source.offset : 0
    this.#path = 'path' in source ? source.path : ''
    this.#file = 'path' in source ? this.#attempt(() => openSync(source.path, 'r')) : undefined
  }

  /**
   * Some bytes from an offset on, up to a quarter of a MiB; none at the end. They are those of the file until the next
   * are read.
   * @throws ClientError IO when they cannot be read
   */
  read(offset: number): Uint8Array {
    return this.#window(offset)
  }

  /** All bytes from one offset to another, copied. */
  slice(start: number, end: number): Uint8Array {
    const all = new Uint8Array(Math.max(Math.min(end, this.size) - start, 0))
    for (let done = 0; done < all.length; ) {
      const piece = this.read(start + done).subarray(0, all.length - done)
      all.set(piece, done)
      done += piece.length
    }
    return all
  }

  /** A `read` of its own, for who still looks at what it read last when others have read elsewhere. */
  openWindow(): ReadWindow {
    let window = new Uint8Array()
    let start = 0
    return offset => {
      if (this.#bytes) return this.#bytes.subarray(offset, offset + WINDOW_BYTES)
      const within = offset - start
      if (within >= 0 && within < window.length) return window.subarray(within)
      window = this.#attempt(() => this.#readFile(offset, window))
      start = offset
      return window
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
  }

  /** @param before whose memory is used again */
  #readFile(offset: number, before: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const wanted = Math.min(WINDOW_BYTES, this.size - offset)
    if (wanted <= 0 || this.#file === undefined) return new Uint8Array()
    // A new one each time would cost more than to read it.
    const isRoomy = before.buffer.byteLength === WINDOW_BYTES
    const target = new Uint8Array(isRoomy ? before.buffer : new ArrayBuffer(WINDOW_BYTES), 0, wanted)
    const count = readSync(this.#file, target, 0, wanted, this.#fileOffset + offset)
    // It is shorter than it was: somebody else has emptied it.
    if (count === 0) throw bodyGone()
    return target.subarray(0, count)
  }

  #attempt<T>(read: () => T): T {
    try {
      return read()
    } catch (cause) {
      throw fileFailure(cause, this.#path)
    }
  }
}
