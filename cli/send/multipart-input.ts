import { createReadStream } from 'node:fs'
import type { MultipartSegment } from '#shared/http/multipart.ts'
import type { PipeRead } from '../request/read-pipe.ts'
import type { Input } from './input.ts'

/** The bytes of a multipart body of which nobody knows how many they are, since parts of it come out of pipes. */
export class MultipartInput implements Input {
  readonly #segments: readonly MultipartSegment[]
  readonly #pipes: ReadonlyMap<number, PipeRead>

  /** @param pipes in the place of files, by the index of their part */
  constructor(segments: readonly MultipartSegment[], pipes: ReadonlyMap<number, PipeRead>) {
    this.#segments = segments
    this.#pipes = pipes
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (const segment of this.#segments) {
      if (segment instanceof Uint8Array) {
        yield segment
        continue
      }
      const pipe = this.#pipes.get(segment.part)
      if (!pipe) yield* createReadStream(segment.path)
      else {
        yield pipe.bytes
        if (pipe.rest) yield* pipe.rest
      }
    }
  }

  destroy(): void {
    for (const { rest } of this.#pipes.values()) rest?.destroy()
  }
}
