import type { StreamPosition } from '#shared/sse/event-parser.ts'

/** So often one exchange opens its stream anew: each time leaves a hop in its record. */
const MAX_OPENED = 1000

/** A server that wants to be asked again at once is not asked without pause. */
const MIN_WAIT_MS = 100

/** Whether an event stream that ended is opened again: after which wait, or why not. */
export type Reopening = { waitMs: number } | { over: string }

/** An event stream over all the connections on which it comes (HTML §9.2.2, §9.2.3). */
export class EventStream implements StreamPosition {
  lastEventId: string | undefined
  /** What browsers begin with. */
  retryMs = 3000
  readonly #settings: { reconnect: boolean; maxReconnects: number }
  #opened = 0
  /** Times in a row that it was opened again and no event came. */
  #fruitless = 0

  constructor(settings: { reconnect: boolean; maxReconnects: number }) {
    this.#settings = settings
  }

  /** Whether it is to be opened again at all. */
  get reconnects(): boolean {
    return this.#settings.reconnect
  }

  noteEvent(): void {
    this.#fruitless = 0
  }

  /** To be asked each time it has ended. */
  reopen(): Reopening {
    const { maxReconnects } = this.#settings
    if (this.#fruitless >= maxReconnects)
      return { over: `It was opened ${maxReconnects} times in a row, and no event came.` }
    if (this.#opened >= MAX_OPENED) return { over: `It was opened ${MAX_OPENED} times.` }
    this.#fruitless++
    this.#opened++
    return { waitMs: Math.max(this.retryMs, MIN_WAIT_MS) }
  }
}
