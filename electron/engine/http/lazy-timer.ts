import { LONGEST_TIMER_MS } from '../longest-timer.ts'

export interface DueListener {
  onDue(): void
}

/** So many rest for whoever comes next. */
const MAX_RESTING = 16
const resting: LazyTimer[] = []

/**
 * A timer that is moved on often and runs out rarely. Moving it touches no timer of the system: the one there is looks,
 * when it fires, whether the time has moved, and sleeps on. It even outlives its use, for the next who needs one. It
 * keeps no process alive: what is waited for does.
 */
export class LazyTimer {
  #listener: DueListener | undefined
  #dueMs = Number.POSITIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #timerDueMs = 0

  /** Whoever takes one gives it back, and forgets it then. */
  static take(listener: DueListener): LazyTimer {
    const timer = resting.pop() ?? new LazyTimer()
    timer.#listener = listener
    return timer
  }

  /** @param dueMs on the clock of `performance.now`; Infinity is never */
  set(dueMs: number): void {
    this.#dueMs = dueMs
    if (dueMs === Number.POSITIVE_INFINITY || (this.#timer && this.#timerDueMs <= dueMs)) return
    this.#arm()
  }

  giveBack(): void {
    this.#dueMs = Number.POSITIVE_INFINITY
    this.#listener = undefined
    if (resting.length < MAX_RESTING) resting.push(this)
    else clearTimeout(this.#timer)
  }

  #arm(): void {
    clearTimeout(this.#timer)
    this.#timerDueMs = this.#dueMs
    // Where it takes longer, it will look, and sleep on.
    const delayMs = Math.min(Math.ceil(this.#dueMs - performance.now()), LONGEST_TIMER_MS)
    this.#timer = setTimeout(() => this.#look(), delayMs).unref()
  }

  #look(): void {
    this.#timer = undefined
    if (this.#dueMs === Number.POSITIVE_INFINITY) return
    if (performance.now() < this.#dueMs) {
      this.#arm()
    } else {
      this.#dueMs = Number.POSITIVE_INFINITY
      this.#listener?.onDue()
    }
  }
}
