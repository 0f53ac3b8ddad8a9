import type { Readable } from 'node:stream'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { UNREADABLE } from '../exit-statuses.ts'
import { UsageError } from '../usage-error.ts'
import { inputMessages } from './input-messages.ts'
import type { MessageInput } from './message-input.ts'

/** What stands between separators on a stream. */
export class PipedInput implements MessageInput {
  readonly #stream: Readable
  readonly #separator: number

  /** @param separator a byte */
  constructor(stream: Readable, separator: number) {
    this.#stream = stream
    this.#separator = separator
  }

  messages(): AsyncIterable<Buffer> {
    return inputMessages(this.#chunks(), this.#separator)
  }

  close(): void {
    this.#stream.destroy()
  }

  async *#chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.#stream) yield chunk
    } catch (error) {
      // That it is closed here is its end.
      if (this.#stream.destroyed && this.#stream.errored === null) return
      throw new UsageError(`Standard input: ${describeRefusal(error)}`, UNREADABLE)
    }
  }
}
