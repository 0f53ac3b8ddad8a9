import { afterThisTick } from './after-this-tick.ts'

/** A batch that has grown to this many bytes is not kept waiting for the end of the tick. */
const FULL_BYTES = 64 * 1024

/** Gathers the events of one tick into one frame: a frame per event costs ten times as much. */
export class EventBatch {
  #values: unknown[] = []
  #bytes = 0
  #scheduled = false
  readonly #post: (values: unknown[]) => void

  constructor(post: (values: unknown[]) => void) {
    this.#post = post
  }

  add(value: unknown, size: number): void {
    this.#values.push(value)
    this.#bytes += size
    if (this.#bytes >= FULL_BYTES) this.flush()
    else if (!this.#scheduled) {
      this.#scheduled = true
      afterThisTick(() => {
        this.#scheduled = false
        this.flush()
      })
    }
  }

  flush(): void {
    if (this.#values.length === 0) return
    const values = this.#values
    this.discard()
    this.#post(values)
  }

  discard(): void {
    this.#values = []
    this.#bytes = 0
  }
}
