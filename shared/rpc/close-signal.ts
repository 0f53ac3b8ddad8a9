/** Tells once that a port is closed, also those who ask when it already is. */
export class CloseSignal {
  #closed = false
  readonly #listeners: (() => void)[] = []

  get closed(): boolean {
    return this.#closed
  }

  listen(listener: () => void): void {
    if (this.#closed) queueMicrotask(listener)
    else this.#listeners.push(listener)
  }

  fire(): void {
    if (this.#closed) return
    this.#closed = true
    for (const listener of this.#listeners.splice(0)) listener()
  }
}
