import { closeSync, openSync, readSync } from 'node:fs'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { UNREADABLE } from '../exit-statuses.ts'
import { readDescriptor } from '../open-descriptor.ts'
import { refusing } from './refuse-unreadable.ts'

const PIECE_BYTES = 64 * 1024
/** The descriptor of standard input. */
export const STDIN = 0

/** What a pipe brought up to now. */
export interface PipeRead {
  bytes: Buffer
  /** What more may come; absent at its end. */
  rest?: PipeRest
}

/**
 * What comes out of a pipe, which is waited for: all of it, or its beginning.
 * @param what the flag and its value as typed
 * @param from its path, or its descriptor
 * @param most so many bytes are enough; all of a piece is read
 * @throws UsageError when it cannot be read
 */
export function readPipe(what: string, from: string | number, most: number): PipeRead {
  return refusing(what, UNREADABLE, () => {
    const fd = typeof from === 'string' ? openSync(from, 'r') : from
    const read = readUpTo(fd, most)
    if (!read.rest && fd !== STDIN) closeSync(fd)
    return read
  })
}

/** The same of one that is open. @throws what the system refuses */
export function readUpTo(fd: number, most: number): PipeRead {
  const pieces: Buffer[] = []
  for (let total = 0; total <= most; ) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES)
    const size = readWaiting(fd, piece)
    if (size === 0) return { bytes: Buffer.concat(pieces) }
    total += size
    pieces.push(piece.subarray(0, size))
  }
  return { bytes: Buffer.concat(pieces), rest: new PipeRest(fd) }
}

const POLL_MS = 10
const NEVER = new Int32Array(new SharedArrayBuffer(4))

/** Whoever had a pipe before us may have left it so that no read of it waits. */
function readWaiting(fd: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(fd, piece)
    } catch (error) {
      if (systemCodeOf(error) !== 'EAGAIN') throw error
      Atomics.wait(NEVER, 0, 0, POLL_MS)
    }
  }
}

/** The bytes that a pipe has still to bring, as they come. To be destroyed at the end. */
export class PipeRest implements AsyncIterable<Uint8Array> {
  readonly #fd: number
  #stream: (AsyncIterable<Uint8Array> & { destroy(): unknown }) | undefined

  constructor(fd: number) {
    this.#fd = fd
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    this.#stream = this.#fd === STDIN ? process.stdin : readDescriptor(this.#fd)
    yield* this.#stream
  }

  destroy(): void {
    this.#stream?.destroy()
  }
}
