import { randomUUID } from 'node:crypto'
import { ClientError } from '#shared/model/client-error.ts'
import type { TextQuery, TextSearchEvent } from '#shared/model/text-document.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { ReadyText, SearchContract } from './thread-contract.ts'
import { WorkerThread } from './worker-thread.ts'

/** A pattern that has not passed another megabyte by then is one that never will. */
const STALL_MS = 5000

/** One search in a document, in a thread of its own: a pattern may run away, and the document stays. */
export class TextSearch {
  readonly id = randomUUID()
  readonly #text: ReadyText
  readonly #query: TextQuery
  readonly #thread = new WorkerThread<SearchContract>('text-thread')
  #isStalled = false

  constructor(text: ReadyText, query: TextQuery) {
    this.#text = text
    this.#query = query
  }

  /** What answers questions about its matches. */
  get matches(): RpcClient<SearchContract> {
    return this.#thread.client
  }

  /** Searches to the end. @throws ClientError BUILD `query`; TIMEOUT `search` when it makes no progress */
  async *run(): AsyncGenerator<TextSearchEvent> {
    const totalBytes = this.#text.source.size
    let timer = this.#watch()
    try {
      const events = this.#thread.client.stream('search', { text: this.#text, query: this.#query })
      for await (const event of events) {
        clearTimeout(timer)
        yield { ...event, searchId: this.id, totalBytes }
        timer = this.#watch()
      }
    } catch (error) {
      if (!this.#isStalled) throw error
      throw new ClientError('TIMEOUT', { reason: 'search', facts: { limit: `${STALL_MS / 1000} s` } })
    } finally {
      clearTimeout(timer)
      await this.#assertResponsive()
    }
  }

  async end(): Promise<void> {
    await this.#thread.end()
  }

  #watch(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#isStalled = true
      void this.end()
    }, STALL_MS)
  }

  /** Whoever left the search in the middle may have left it in a pattern that never ends. */
  async #assertResponsive(): Promise<void> {
    const timer = this.#watch()
    await this.matches.call('match', { n: 0 }).catch(() => null)
    clearTimeout(timer)
  }
}
