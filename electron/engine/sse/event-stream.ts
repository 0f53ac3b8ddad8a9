import type { EventStreamSettings } from '#shared/model/settings.ts'
import type { StreamPosition } from '#shared/sse/event-parser.ts'

/** So often one exchange opens its stream anew: each time leaves a hop in its record. */
const MAX_OPENED = 1000

/** A server that wants to be asked again at once is not asked without pause. */
const MIN_WAIT_MS = 100

/** Where a stream stands that nothing has come of, with the wait that browsers begin with. */
export function streamBeginning(): StreamPosition {
  return { lastEventId: undefined, retryMs: 3000 }
}

/** How long to wait before a stream is opened again, in ms. */
export function reopenWait({ retryMs }: StreamPosition): number {
  return Math.max(retryMs, MIN_WAIT_MS)
}

/** Whether an event stream that ended is opened again: after which wait, or why not. */
export type Reopening = { waitMs: number } | { over: string }

/** An event stream over all the connections on which it comes (HTML §9.2.2, §9.2.3). */
export class EventStream {
  readonly position: StreamPosition
  readonly #settings: Pick<EventStreamSettings, 'reconnect' | 'maxReconnects'>
  #opened = 0
  /** Times in a row that it was opened again and no event came. */
  #fruitless = 0

  /** @param position where it stands already: moved on by what is read */
  constructor(
    settings: Pick<EventStreamSettings, 'reconnect' | 'maxReconnects'>,
    position: StreamPosition = streamBeginning()
  ) {
    this.#settings = settings
    this.position = position
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
    return { waitMs: reopenWait(this.position) }
  }
}
