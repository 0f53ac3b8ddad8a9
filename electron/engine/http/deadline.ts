/** What can run out: a key of TIMEOUT's reasons in the error table. */
export type TimeoutKind = 'connect' | 'request' | 'idle' | 'total'

export interface DeadlineListener {
  failByTimeout(kind: TimeoutKind, limitMs: number): void
}

/** So many rest for whoever comes next. */
const MAX_RESTING = 16
const resting: Deadline[] = []

/**
 * A limit that is moved on often and runs out rarely. Moving it touches no timer: the one timer there is looks, when
 * it fires, whether the limit has moved, and sleeps on. It even outlives the limit, for the next who needs one. It
 * keeps no process alive: what is waited for does.
 */
export class Deadline {
  #listener: DeadlineListener | undefined
  #timer: NodeJS.Timeout | undefined
  #timerDue = 0
  #due = Number.POSITIVE_INFINITY
  #kind: TimeoutKind = 'total'
  #limitMs = 0

  /** A deadline that is not running yet. Whoever takes it gives it back by `clear`, and leaves it alone then. */
  static take(listener: DeadlineListener): Deadline {
    const deadline = resting.pop() ?? new Deadline()
    deadline.#listener = listener
    return deadline
  }

  /** Starts a limit in the place of the one before. @param limitMs 0 is none */
  start(kind: TimeoutKind, limitMs: number): void {
    this.#kind = kind
    this.#limitMs = limitMs
    this.touch()
  }

  /** Counts the running limit anew from now. */
  touch(): void {
    this.#due = this.#limitMs > 0 ? performance.now() + this.#limitMs : Number.POSITIVE_INFINITY
    if (this.#due === Number.POSITIVE_INFINITY || (this.#timer && this.#timerDue <= this.#due)) return
    this.#arm()
  }

  /** Stands still until it is started or touched again. */
  pause(): void {
    this.#due = Number.POSITIVE_INFINITY
  }

  /** Ends it for good. */
  clear(): void {
    if (!this.#listener) return
    this.#due = Number.POSITIVE_INFINITY
    this.#listener = undefined
    if (resting.length < MAX_RESTING) resting.push(this)
    else clearTimeout(this.#timer)
  }

  #arm(): void {
    clearTimeout(this.#timer)
    this.#timerDue = this.#due
    // Longer than timers can be set for (some 24 days): it will look, and sleep on.
    const delayMs = Math.min(Math.ceil(this.#due - performance.now()), 2 ** 31 - 1)
    this.#timer = setTimeout(() => this.#look(), delayMs).unref()
  }

  #look(): void {
    this.#timer = undefined
    if (this.#due === Number.POSITIVE_INFINITY) return
    if (performance.now() < this.#due) {
      this.#arm()
    } else {
      this.#due = Number.POSITIVE_INFINITY
      this.#listener?.failByTimeout(this.#kind, this.#limitMs)
    }
  }
}
