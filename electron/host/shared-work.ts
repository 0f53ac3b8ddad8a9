import { ClientError } from '#shared/model/client-error.ts'

interface Running<T> {
  result: Promise<T>
  abort: AbortController
  waiting: number
}

/** Work that several want at one moment is done once. It is given up when the last of them has left. */
export class SharedWork<T> {
  readonly #running = new Map<string, Running<T>>()

  /**
   * @param key of what is the same work
   * @param signal of the one who asks: ends its wait, and no other's
   * @throws ClientError ABORTED
   */
  async do(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) throw new ClientError('ABORTED')
    const running = this.#running.get(key) ?? this.#start(key, work)
    running.waiting++
    let leave = () => {}
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(new ClientError('ABORTED'))
      signal.addEventListener('abort', leave)
    })
    try {
      return await Promise.race([running.result, left])
    } finally {
      signal.removeEventListener('abort', leave)
      if (--running.waiting === 0) this.#end(key, running)
    }
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<T>): Running<T> {
    const abort = new AbortController()
    const running = { result: work(abort.signal), abort, waiting: 0 }
    this.#running.set(key, running)
    return running
  }

  /** Who comes now begins anew. */
  #end(key: string, running: Running<T>): void {
    if (this.#running.get(key) === running) this.#running.delete(key)
    running.abort.abort()
  }
}
