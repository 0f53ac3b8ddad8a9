import { ClientError } from '../model/client-error.ts'
import type { HostFrame } from './frames.ts'

export interface ServedCallOptions {
  id: number
  post(frame: HostFrame): void
  run(signal: AbortSignal): Promise<unknown>
}

/** A call that is being answered. */
export class ServedCall {
  readonly finished: Promise<void>
  readonly #abort = new AbortController()

  constructor({ id, post, run }: ServedCallOptions) {
    this.finished = (async () => {
      try {
        const value = await run(this.#abort.signal)
        if (!this.#abort.signal.aborted) post({ type: 'result', id, value })
      } catch (error) {
        if (!this.#abort.signal.aborted) {
          post({ type: 'error', id, error: ClientError.wrap(error).toRecord() })
        }
      }
    })()
  }

  cancel(): void {
    this.#abort.abort()
  }
}
