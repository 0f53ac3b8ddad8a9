/**
 * Reads what changes faster than it is looked at: one question at a time, the latest one, no sooner than `leastMs` after
 * the one before and never more than half of the time; none while the page is hidden.
 */
export class PacedReader<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer>
  readonly #tell: (answer: Answer, question: Question) => void
  readonly #leastMs: number
  #next: { question: Question } | undefined
  #isAsking = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #freeAt = 0
  #isEnded = false
  readonly #onVisible = () => this.#go()

  /** @param ask a question that fails is not answered; the next one may be */
  constructor(
    ask: (question: Question) => Promise<Answer>,
    tell: (answer: Answer, question: Question) => void,
    leastMs: number
  ) {
    this.#ask = ask
    this.#tell = tell
    this.#leastMs = leastMs
    document.addEventListener('visibilitychange', this.#onVisible)
  }

  want(question: Question): void {
    this.#next = { question }
    this.#go()
  }

  end(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
    document.removeEventListener('visibilitychange', this.#onVisible)
  }

  #go(): void {
    if (!this.#next || this.#isAsking || this.#isEnded || document.hidden) return
    clearTimeout(this.#timer)
    const waitMs = this.#freeAt - performance.now()
    if (waitMs > 0) this.#timer = setTimeout(() => this.#go(), waitMs)
    else void this.#askNow(this.#next.question)
  }

  async #askNow(question: Question): Promise<void> {
    this.#next = undefined
    this.#isAsking = true
    const begunAt = performance.now()
    try {
      const answer = await this.#ask(question)
      if (!this.#isEnded) this.#tell(answer, question)
    } catch {
      // The log is closed, or the host is gone: whoever shows the session says so.
    } finally {
      const endedAt = performance.now()
      this.#isAsking = false
      this.#freeAt = Math.max(begunAt + this.#leastMs, endedAt + (endedAt - begunAt))
      this.#go()
    }
  }
}
