import { randomUUID } from 'node:crypto'
import type { EventOf, OutputOf } from '#shared/contract/define.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { LogBin } from '#shared/model/socket/log-event.ts'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import { isOutOfMemory } from '../threads/out-of-memory.ts'
import { WorkerThread } from '../threads/worker-thread.ts'
import type { LogThreadContract } from './thread/log-thread-contract.ts'
import type { ExportFormat } from './transfer/export-formats.ts'

/** A filter that comes no further for so long never will. */
const STALL_MS = 5000
/** Of a log that grows, what came is looked at so often. */
const LOOK_MS = 100
/** For what messages that are JSON are made of. */
const MEMORY_MIB = 1024

type Standing = EventOf<LogThreadContract, 'filter'>

/** What a filter needs to know of its log. */
export interface FilteredLog {
  readonly folder: string
  /** The number of the next entry, and of the first that is kept. */
  reach(): Promise<{ first: number; next: number }>
  readonly marks: readonly number[]
}

/** One filter of a log, in a thread of its own: a pattern may run away, and the log stays. */
export class LogFiltering {
  readonly id = randomUUID()
  readonly #log: FilteredLog
  readonly #filter: LogFilter
  readonly #thread = new WorkerThread<LogThreadContract>('log-thread', { maxOldGenerationSizeMb: MEMORY_MIB })
  readonly #ended = new AbortController()
  readonly #onEnd: () => void
  #stall: NodeJS.Timeout | undefined
  #lastLook: { first: number; next: number; marks: readonly number[] } | undefined
  #isLooking = false
  /** Whether the next event is waited for, and whether there must be one. */
  #isAwaited = false
  #isDue = true

  /** @param onEnd is called once it has no thread any more */
  constructor(log: FilteredLog, filter: LogFilter, onEnd: () => void) {
    this.#log = log
    this.#filter = filter
    this.#onEnd = onEnd
  }

  /**
   * Looks through the log, and on as long as it grows. Leaving it ends the filter.
   * @throws ClientError BUILD `query` or `jsonPath`; TIMEOUT `search` when it makes no progress; ABORTED; BODY_LIMIT
   */
  async *run(signal: AbortSignal): AsyncGenerator<Standing> {
    const { folder, marks } = this.#log
    const end = () => void this.end()
    signal.addEventListener('abort', end, { once: true })
    const looking = setInterval(() => void this.#look(), LOOK_MS)
    looking.unref()
    this.#await(true)
    try {
      signal.throwIfAborted()
      const events = this.#thread.client.stream('filter', { folder, filter: this.#filter, marks: [...marks] })
      for await (const standing of events) {
        this.#await(false)
        const isAll = standing.upToDate && standing.searched >= (this.#lastLook?.next ?? 0)
        if (isAll) this.#isDue = false
        yield standing
        this.#await(true)
      }
    } catch (error) {
      throw await this.#reasonOf(error, signal)
    } finally {
      signal.removeEventListener('abort', end)
      clearInterval(looking)
      this.#await(false)
      await this.end()
    }
  }

  /** Numbers of entries that it found, counted from the first that is kept. @throws ClientError IO `log-closed` */
  found(from: number, count: number): Promise<number[]> {
    return this.#ask(client => client.call('found', { from, count }))
  }

  /** The place of the first that it found at or after a number. @throws ClientError IO `log-closed` */
  foundAt(seq: number): Promise<OutputOf<LogThreadContract, 'foundAt'>> {
    return this.#ask(client => client.call('foundAt', { seq }))
  }

  /** Of what it found, messages over a span in equal parts. @throws ClientError IO `log-closed` */
  bins(fromMs: number, toMs: number, count: number): Promise<LogBin[]> {
    return this.#ask(client => client.call('bins', { fromMs, toMs, count }))
  }

  /** What it has found so far as a file, piece by piece. */
  export(format: ExportFormat): AsyncIterableIterator<EventOf<LogThreadContract, 'export'>> {
    return this.#thread.client.stream('export', { folder: this.#log.folder, format })
  }

  /** Ends it, wherever it is. @param why told to whoever runs it */
  async end(why = new ClientError('ABORTED')): Promise<void> {
    this.#ended.abort(why)
    await this.#thread.end()
    this.#onEnd()
  }

  async #ask<T>(question: (client: RpcClient<LogThreadContract>) => Promise<T>): Promise<T> {
    try {
      return await question(this.#thread.client)
    } catch (error) {
      if (this.#ended.signal.aborted) throw new ClientError('IO', { reason: 'log-closed' })
      throw error
    }
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    try {
      const { first, next } = await this.#log.reach()
      const { marks } = this.#log
      const last = this.#lastLook
      if (first === last?.first && next === last.next && marks === last.marks) return
      this.#lastLook = { first, next, marks }
      this.#isDue = true
      this.#watch()
      await this.#thread.client.call('look', { marks: [...marks] })
    } catch {
      // The thread has ended, which whoever runs it is told; or the log cannot be read, which its readers are.
    } finally {
      this.#isLooking = false
    }
  }

  #await(isAwaited: boolean): void {
    this.#isAwaited = isAwaited
    this.#watch()
  }

  /** Who does not pull holds the thread up, however fast that is. */
  #watch(): void {
    clearTimeout(this.#stall)
    if (this.#ended.signal.aborted || !this.#isAwaited || !this.#isDue) return
    this.#stall = setTimeout(() => {
      const facts = { limit: `${STALL_MS / 1000} s` }
      void this.end(new ClientError('TIMEOUT', { reason: 'search', facts }))
    }, STALL_MS)
  }

  async #reasonOf(error: unknown, signal: AbortSignal): Promise<ClientError> {
    if (signal.aborted) return new ClientError('ABORTED')
    if (this.#ended.signal.aborted) return ClientError.wrap(this.#ended.signal.reason)
    const reason = await this.#thread.reasonOf(error)
    return isOutOfMemory(reason)
      ? new ClientError('BODY_LIMIT', { reason: 'filter-memory', cause: reason })
      : ClientError.wrap(reason)
  }
}
