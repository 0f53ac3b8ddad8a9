import type { Writable } from 'node:stream'
import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { fileFailure } from '#engine/bodies/file-failure.ts'
import { receivedBlocks } from '#engine/bodies/received-blocks.ts'
import { ClientError } from '#shared/model/client-error.ts'

/** So much may wait for whoever reads it: less would cost speed, more memory. */
const MAX_WAITING_BYTES = 256 * 1024
const LINE_END = 0x0a

/**
 * Writes a body to a stream as it comes: who reads it slowly holds the server up. What standard output cannot take is
 * said in `standard-output.ts`, where the process ends of it.
 */
export class StreamOutlet implements BodyOutlet {
  readonly #stream: Writable
  readonly #name: string
  #waiting: (() => void)[] = []
  #lastByte = LINE_END
  failure: ClientError | undefined

  /** @param name of the stream, for people */
  constructor(stream: Writable, name: string) {
    this.#stream = stream
    this.#name = name
    stream.on('drain', () => this.#callBack())
    stream.on('error', error => this.#fail(error))
  }

  /** Whether the last byte that was written ends no line. */
  get endsInLine(): boolean {
    return this.#lastByte !== LINE_END
  }

  write(chunk: Uint8Array): boolean {
    this.#lastByte = chunk.at(-1) ?? this.#lastByte
    this.#stream.write(chunk, error => {
      if (!error) receivedBlocks.giveBack(chunk)
    })
    return !this.failure && this.#stream.writableLength <= MAX_WAITING_BYTES
  }

  drained(callback: () => void): void {
    if (this.failure || !this.#stream.writableNeedDrain) callback()
    else this.#waiting.push(callback)
  }

  /** Waits until all has been taken, and closes what is not standard output. @throws ClientError its failure */
  async end(): Promise<void> {
    if (!this.failure)
      await new Promise<void>(resolve => {
        if (this.#stream === process.stdout) return this.drained(resolve)
        this.#waiting.push(resolve)
        // Of what fails now this is told before the stream's listeners are.
        this.#stream.end((error?: Error | null) => (error ? this.#fail(error) : this.#callBack()))
      })
    if (this.failure) throw this.failure
  }

  #fail(error: Error): void {
    const { code, reason, facts, cause } = fileFailure(error, this.#name)
    this.failure ??= new ClientError(code, { reason, facts, cause, phase: 'download' })
    this.#callBack()
  }

  #callBack(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const callback of waiting) callback()
  }
}
