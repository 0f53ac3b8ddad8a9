import { ClientError } from '../model/client-error.ts'
import type { HostFrame } from './frames.ts'

export interface ServedCallOptions {
  id: number
  /** Settles when it may begin; absent when it may at once. */
  turn: Promise<void> | undefined
  post(frame: HostFrame): void
  run(signal: AbortSignal): Promise<unknown>
  /** See `Port`. */
  drained(): Promise<void>
}

/**
 * A call that is being answered. It is finished when the asker's connection has room for more: one who asks and
 * does not listen is answered no further. One that is cancelled before its turn is run all the same: what a page
 * asks to be stored as it is left may have to wait until after the page is gone.
 */
export class ServedCall {
  readonly finished: Promise<void>
  readonly #abort = new AbortController()

  constructor(options: ServedCallOptions) {
    this.finished = this.#answer(options)
  }

  cancel(): void {
    this.#abort.abort()
  }

  async #answer({ id, turn, post, run, drained }: ServedCallOptions): Promise<void> {
    const { signal } = this.#abort
    if (turn) await turn
    try {
      const value = await run(signal)
      if (!signal.aborted) post({ type: 'result', id, value })
    } catch (error) {
      if (!signal.aborted) post({ type: 'error', id, error: ClientError.wrap(error).toRecord() })
    }
    await drained()
  }
}
