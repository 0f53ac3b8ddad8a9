import { misuse } from './misuse.ts'

/** Most tasks of one asker that run at a time. */
export const MOST_RUNNING = 64
/** Most that wait for their turn: more than any page of ours has to ask at once. */
export const MOST_WAITING = 4096

/** Lets only so many tasks run at a time, and the others after them in the order in which they came. */
export class Turns {
  #running = 0
  readonly #waiting: (() => void)[] = []

  /**
   * Each turn is to be given back.
   * @returns what settles when the turn has come; undefined when it has come already
   * @throws ClientError INTERNAL when too many are waiting
   */
  take(): Promise<void> | undefined {
    if (this.#running < MOST_RUNNING) {
      this.#running++
      return undefined
    }
    if (this.#waiting.length >= MOST_WAITING) throw misuse(`more than ${MOST_WAITING} calls are waiting`)
    return new Promise(resolve => this.#waiting.push(resolve))
  }

  giveBack(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running--
  }
}
