/** Does one piece of work after the other, in the order in which they were asked for. One that fails ends no other. */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Settles when all that was asked for up to now is done. */
  async idle(): Promise<void> {
    await this.#last
  }
}
