import { setImmediate } from 'node:timers/promises'

/** So long a thread works before it looks for what it was asked meanwhile. */
const TURN_MS = 12
/** Progress is told at most so often. */
const TELL_MS = 50

/** Divides long work into turns, between which a thread answers what it is asked. */
export class WorkTurns {
  #turnEnd = performance.now() + TURN_MS
  #tellAt = 0

  /** Whether it is time to tell how far it is. */
  get isDue(): boolean {
    const now = performance.now()
    if (now < this.#tellAt) return false
    this.#tellAt = now + TELL_MS
    return true
  }

  /** Whether this turn is over. */
  get isOver(): boolean {
    return performance.now() >= this.#turnEnd
  }

  /** Lets others have theirs. */
  async next(): Promise<void> {
    await setImmediate()
    this.#turnEnd = performance.now() + TURN_MS
  }
}
