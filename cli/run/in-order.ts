/** Tells what several do at the same time as if one came after the other: of the first turn at once, of others later. */
export class InOrder<T> {
  readonly #tell: (event: T) => void
  readonly #waiting = new Map<number, T[]>()
  readonly #ended = new Set<number>()
  #front = 0

  constructor(tell: (event: T) => void) {
    this.#tell = tell
  }

  /** @param turn from 0 */
  tell(turn: number, event: T): void {
    const waiting = this.#waiting.get(turn)
    if (turn === this.#front) this.#tell(event)
    else if (waiting) waiting.push(event)
    else this.#waiting.set(turn, [event])
  }

  /** Nothing more is told of a turn. */
  end(turn: number): void {
    this.#ended.add(turn)
    while (this.#ended.delete(this.#front)) {
      this.#front++
      for (const event of this.#waiting.get(this.#front) ?? []) this.#tell(event)
      this.#waiting.delete(this.#front)
    }
  }
}
