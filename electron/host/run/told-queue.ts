import { AsyncQueue } from '#shared/rpc/async-queue.ts'

/** So much may wait to be told, in events. */
const MOST_WAITING = 1000

/** What several at once tell to whoever pulls it. `room` holds those up who tell faster than it is pulled. */
export class ToldQueue<T> {
  readonly events = new AsyncQueue<T>({ onTake: () => this.#onTake() })
  #waiting = 0
  #waking: (() => void)[] = []
  #open = false

  tell(event: T): void {
    this.#waiting++
    this.events.push(event)
  }

  /** Settles when more may be told. */
  async room(): Promise<void> {
    if (this.#waiting < MOST_WAITING || this.#open) return
    await new Promise<void>(resolve => this.#waking.push(resolve))
  }

  /** Holds nobody up any more: what is told from now on comes to an end by itself. */
  open(): void {
    this.#open = true
    this.#wake()
  }

  #onTake(): void {
    this.#waiting--
    if (this.#waiting < MOST_WAITING) this.#wake()
  }

  #wake(): void {
    const waking = this.#waking
    this.#waking = []
    for (const wake of waking) wake()
  }
}
