interface Waiter<T> {
  resolve(result: IteratorResult<T, undefined>): void
  reject(error: unknown): void
}

interface QueueHooks<T> {
  /** Before the first pull. */
  onStart?(): void
  /** An item was handed to the consumer. */
  onTake?(item: T): void
  /** The consumer left before the end. */
  onLeave?(): void
}

const DONE = { done: true, value: undefined } as const

/**
 * What is pushed on one side is pulled on the other, in order. It does not limit its own length: that is for the
 * hooks, which see what the consumer takes. Unlike a generator, it can be left while a pull is pending.
 */
export class AsyncQueue<T> implements AsyncIterableIterator<T, undefined> {
  readonly #items: T[] = []
  readonly #waiters: Waiter<T>[] = []
  readonly #hooks: QueueHooks<T>
  #started = false
  #end: { error?: unknown } | undefined

  constructor(hooks: QueueHooks<T> = {}) {
    this.#hooks = hooks
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  push(item: T): void {
    if (this.#end) return
    const waiter = this.#waiters.shift()
    if (!waiter) {
      this.#items.push(item)
      return
    }
    this.#hooks.onTake?.(item)
    waiter.resolve({ done: false, value: item })
  }

  /** No more items; those pushed before are still handed out. */
  end(): void {
    this.#finish({})
  }

  /** Like `end`, and then the consumer's pull throws `error`, once. */
  fail(error: unknown): void {
    this.#finish({ error })
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    if (!this.#started) {
      this.#started = true
      if (!this.#end) this.#start()
    }
    if (this.#items.length > 0) {
      const item = this.#items.shift() as T
      this.#hooks.onTake?.(item)
      return { done: false, value: item }
    }
    if (!this.#end) return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }))
    if (!('error' in this.#end)) return DONE
    const { error } = this.#end
    this.#end = {}
    throw error
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    const early = !this.#end
    this.#items.length = 0
    this.#end = {}
    for (const waiter of this.#waiters.splice(0)) waiter.resolve(DONE)
    if (early) this.#hooks.onLeave?.()
    return DONE
  }

  #start(): void {
    try {
      this.#hooks.onStart?.()
    } catch (error) {
      this.fail(error)
    }
  }

  #finish(end: { error?: unknown }): void {
    if (this.#end) return
    this.#end = end
    const [first, ...others] = this.#waiters.splice(0)
    if (!first) return
    if ('error' in end) {
      this.#end = {}
      first.reject(end.error)
    } else first.resolve(DONE)
    for (const waiter of others) waiter.resolve(DONE)
  }
}
