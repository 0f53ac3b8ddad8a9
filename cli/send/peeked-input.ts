import type { Input } from './input.ts'

/** Bytes whose first piece can be looked at before they are read. */
export class PeekedInput implements Input {
  readonly #input: Input
  readonly #pieces: AsyncIterator<Uint8Array>
  #first: Promise<IteratorResult<Uint8Array>> | undefined

  constructor(input: Input) {
    this.#input = input
    this.#pieces = input[Symbol.asyncIterator]()
  }

  /** @returns undefined at the end, and where it fails or does not come before this is aborted */
  async peek(signal: AbortSignal): Promise<Uint8Array | undefined> {
    this.#first ??= this.#pieces.next()
    const given = this.#first.then(
      ({ value, done }) => (done ? undefined : value),
      // Told to whoever reads it.
      () => undefined
    )
    return Promise.race([given, whenAborted(signal)])
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    let piece = await (this.#first ?? this.#pieces.next())
    while (!piece.done) {
      yield piece.value
      piece = await this.#pieces.next()
    }
  }

  destroy(): void {
    this.#input.destroy()
  }
}

function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise(resolve => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}
