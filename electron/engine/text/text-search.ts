import { randomUUID } from 'node:crypto'
import { ClientError } from '#shared/model/client-error.ts'
import type { TextQuery, TextSearchEvent } from '#shared/model/text-document.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import { unlessAborted } from '../threads/unless-aborted.ts'
import { WorkerThread } from '../threads/worker-thread.ts'
import { type ReadyText, type SearchContract, TEXT_MEMORY_MIB } from './thread-contract.ts'

/** A pattern that has not passed another megabyte by then is one that never will. */
const STALL_MS = 5000

/** One search in a document, in a thread of its own: a pattern may run away, and the document stays. */
export class TextSearch {
  readonly id = randomUUID()
  readonly #query: TextQuery
  readonly #text: Promise<ReadyText>
  readonly #before: Promise<void> | undefined
  readonly #ended = new AbortController()
  /** Made when it is run: whatever is ended before has none. */
  #thread: WorkerThread<SearchContract> | undefined

  /**
   * @param text what is searched, once it is there
   * @param before settles when the search before has ended: it is waited for
   */
  constructor(query: TextQuery, text: Promise<ReadyText>, before: Promise<void> | undefined) {
    this.#query = query
    this.#text = text
    this.#before = before
  }

  /** What answers questions about its matches, from its first event until it is ended. */
  get matches(): RpcClient<SearchContract> | undefined {
    return this.#ended.signal.aborted ? undefined : this.#thread?.client
  }

  /**
   * Searches to the end. Left or aborted before, what was found until then stays.
   * @throws ClientError BUILD `query`; TIMEOUT `search` when it makes no progress; ABORTED; why it was ended
   */
  async *run(signal: AbortSignal): AsyncGenerator<TextSearchEvent> {
    const ended = AbortSignal.any([signal, this.#ended.signal])
    const [text] = await unlessAborted(Promise.all([this.#text, this.#before]), ended)
    const thread = new WorkerThread<SearchContract>('text-thread', {
      maxOldGenerationSizeMb: TEXT_MEMORY_MIB
    })
    this.#thread = thread
    const events = thread.client.stream('search', { text, query: this.#query })
    const leave = () => void events.return?.()
    signal.addEventListener('abort', leave, { once: true })
    let timer = this.#watch()
    try {
      for await (const event of events) {
        clearTimeout(timer)
        yield { ...event, searchId: this.id, totalBytes: text.source.size }
        timer = this.#watch()
      }
      if (signal.aborted) throw reasonOf(signal)
    } catch (error) {
      if (this.#ended.signal.aborted) throw reasonOf(this.#ended.signal)
      throw ClientError.wrap(await thread.reasonOf(error))
    } finally {
      signal.removeEventListener('abort', leave)
      clearTimeout(timer)
      await this.#assertResponsive(thread.client)
    }
  }

  /** Ends it, wherever it is, and settles when it has no thread any more. @param why told to whoever runs it */
  async end(why: ClientError): Promise<void> {
    this.#ended.abort(why)
    await Promise.all([this.#before, this.#thread?.end()])
  }

  #watch(): NodeJS.Timeout {
    return setTimeout(() => {
      const facts = { limit: `${STALL_MS / 1000} s` }
      void this.end(new ClientError('TIMEOUT', { reason: 'search', facts }))
    }, STALL_MS)
  }

  /** Whoever left the search in the middle may have left it in a pattern that never ends. */
  async #assertResponsive(matches: RpcClient<SearchContract>): Promise<void> {
    const timer = this.#watch()
    await matches.call('match', { n: 0 }).catch(() => null)
    clearTimeout(timer)
  }
}

function reasonOf(signal: AbortSignal): ClientError {
  return ClientError.wrap(signal.reason)
}
