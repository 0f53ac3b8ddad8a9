/** So many answers a second, and no more that wait for their time. */
export const MAX_ANSWERS_PER_SECOND = 100
const MAX_WAITING = 1000

/** Keeps two sides that answer each other from doing nothing else. */
export class AnswerRate {
  #left = MAX_ANSWERS_PER_SECOND
  #countedFrom = Number.NEGATIVE_INFINITY
  #waiting = 0

  /** Whether one more may be given. It is taken back by `done` once that is so. @param nowMs on a monotonic clock */
  take(nowMs: number): boolean {
    if (nowMs - this.#countedFrom >= 1000) {
      this.#countedFrom = nowMs
      this.#left = MAX_ANSWERS_PER_SECOND
    }
    if (this.#left === 0 || this.#waiting === MAX_WAITING) return false
    this.#left--
    this.#waiting++
    return true
  }

  done(): void {
    this.#waiting--
  }
}
