import { formatDuration } from '#shared/format/duration.ts'
import type { FlowEvent, FlowItem } from '#shared/model/run.ts'
import { titleOf } from './exchange-lines.ts'
import type { Reporter } from './reporter.ts'

/** An answer may be without end, such as an event stream, and nobody sees by what a run is held up. */
const PATIENCE_MS = 10_000

/** Says of the first request that takes long that it does, where nobody is shown what is under way. */
export class SlowTeller implements Reporter {
  readonly #tell: (what: string) => void
  readonly #patienceMs: number
  /** By the places of their requests in the order of the run. */
  readonly #timers = new Map<number, NodeJS.Timeout>()
  #items: readonly FlowItem[] = []
  #isTold = false

  constructor(tell: (what: string) => void, patienceMs = PATIENCE_MS) {
    this.#tell = tell
    this.#patienceMs = patienceMs
  }

  take(event: FlowEvent): void {
    if (event.type === 'plan') this.#items = event.items
    if (event.type === 'item-started' && !this.#isTold) this.#watch(event)
    if (event.type === 'item-ended') this.#forget(event.exchange.index)
    if (event.type === 'done') for (const index of this.#timers.keys()) this.#forget(index)
  }

  learn(): void {}

  async finish(): Promise<void> {}

  #watch({ index, item }: Extract<FlowEvent, { type: 'item-started' }>): void {
    const timer = setTimeout(() => this.#sayOf(this.#items[item]), this.#patienceMs)
    this.#timers.set(index, timer.unref())
  }

  #sayOf(item: FlowItem | undefined): void {
    if (this.#isTold || !item) return
    this.#isTold = true
    const since = formatDuration(this.#patienceMs)
    this.#tell(`${titleOf(item)} has not come to its end for ${since}. --timeout 30s ends what takes longer.`)
  }

  #forget(index: number): void {
    clearTimeout(this.#timers.get(index))
    this.#timers.delete(index)
  }
}
