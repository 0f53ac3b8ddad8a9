import { closeSync, constants, createReadStream, openSync, type Stats } from 'node:fs'
import { openDescriptor, readDescriptor } from '../open-descriptor.ts'

/** Bytes that are sent as they come. To be destroyed at the end: what may still come keeps the process alive. */
export interface Input extends AsyncIterable<Uint8Array> {
  destroy(): unknown
}

/** What can be read at a path that is not a regular file: a pipe such as `<(…)`, a device. */
export function openInput(path: string, stats: Stats): Input {
  return stats.isFIFO() ? new PipeInput(path) : createReadStream(path)
}

/** A pipe, opened when it is first asked for. That waits until somebody writes to it. */
class PipeInput implements Input {
  readonly #path: string
  #opening: Promise<number> | undefined
  #stream: ReturnType<typeof readDescriptor> | undefined
  #destroyed = false

  constructor(path: string) {
    this.#path = path
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    this.#opening = openDescriptor(this.#path, 'r')
    const fd = await this.#opening
    this.#opening = undefined
    this.#stream = readDescriptor(fd)
    if (this.#destroyed) this.#stream.destroy()
    else yield* this.#stream
  }

  destroy(): void {
    this.#destroyed = true
    this.#stream?.destroy()
    if (this.#opening) endWaiting(this.#path, this.#opening)
  }
}

/** Lets an `open` that waits for a writer come to its end: it cannot be cancelled, and the process would wait for it. */
function endWaiting(path: string, opening: Promise<unknown>): void {
  const writer = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
  const close = () => closeSync(writer)
  opening.then(close, close)
}
