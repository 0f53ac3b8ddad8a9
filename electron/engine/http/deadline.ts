import { type DueListener, LazyTimer } from './lazy-timer.ts'

/** What can run out: a key of TIMEOUT's reasons in the error table. */
export type TimeoutKind = 'connect' | 'request' | 'idle' | 'phase' | 'total'

export interface DeadlineListener {
  failByTimeout(kind: TimeoutKind, limitMs: number): void
}

/**
 * The limit of time that one hop or exchange stands under, one at a time. It belongs to its owner alone: once it is
 * cleared it does nothing any more, whoever still calls it.
 */
export class Deadline implements DueListener {
  readonly #listener: DeadlineListener
  #timer: LazyTimer | undefined
  #kind: TimeoutKind = 'total'
  #limitMs = 0

  constructor(listener: DeadlineListener) {
    this.#listener = listener
    this.#timer = LazyTimer.take(this)
  }

  /**
   * Starts a limit in the place of the one before.
   * @param limitMs 0 is none
   * @param passedMs so much of it has passed already
   */
  start(kind: TimeoutKind, limitMs: number, passedMs = 0): void {
    this.#kind = kind
    this.#limitMs = limitMs
    this.#count(passedMs)
  }

  /** Counts the running limit anew from now. */
  touch(): void {
    this.#count(0)
  }

  #count(passedMs: number): void {
    const dueMs = performance.now() + this.#limitMs - passedMs
    this.#timer?.set(this.#limitMs > 0 ? dueMs : Number.POSITIVE_INFINITY)
  }

  /** Stands still until it is started or touched again. */
  pause(): void {
    this.#timer?.set(Number.POSITIVE_INFINITY)
  }

  onDue(): void {
    this.#listener.failByTimeout(this.#kind, this.#limitMs)
  }

  /** Ends it for good. */
  clear(): void {
    this.#timer?.giveBack()
    this.#timer = undefined
  }
}
