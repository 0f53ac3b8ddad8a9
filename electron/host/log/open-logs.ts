import type { LogFiltering } from '#engine/session-log/log-filtering.ts'
import type { SessionLog } from '#engine/session-log/session-log.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { OpenedLog, SessionLogs } from './session-logs.ts'

/** Each has a thread. */
const MAX_FILTERS = 16

interface Opened {
  opened: OpenedLog
  /** Streams that it is open for. */
  uses: number
  readonly filters: Map<string, LogFiltering>
}

/** The logs that one session of a page has open. */
export class OpenLogs {
  readonly #logs: SessionLogs
  readonly #opened = new Map<string, Opened>()

  constructor(logs: SessionLogs) {
    this.#logs = logs
  }

  /** Opens a log for as long as the work goes on. @throws ClientError IO `not-kept` */
  async *during<T>(id: string, work: (log: SessionLog) => AsyncIterable<T>): AsyncGenerator<T> {
    const opened = await this.#logs.open(id)
    const own = this.#opened.get(id) ?? { opened, uses: 0, filters: new Map() }
    this.#opened.set(id, own)
    own.uses++
    try {
      yield* work(opened.log)
    } finally {
      own.uses--
      if (own.uses === 0) {
        this.#opened.delete(id)
        await Promise.all([...own.filters.values()].map(filter => filter.end(logClosed())))
      }
      await opened.close()
    }
  }

  /** @throws ClientError IO `log-closed` */
  get(id: string): SessionLog {
    return this.#get(id).opened.log
  }

  /** @throws ClientError IO `log-closed` when the log, or the filter, is not there (any more) */
  filterOf(id: string, filterId: string): LogFiltering {
    const filter = this.#get(id).filters.get(filterId)
    if (!filter) throw logClosed()
    return filter
  }

  /** Runs a filter of a log, which can be asked while that goes on. */
  async *filtering<T>(
    id: string,
    begin: (log: SessionLog) => LogFiltering,
    work: (filter: LogFiltering) => AsyncIterable<T>
  ): AsyncGenerator<T> {
    const { opened, filters } = this.#get(id)
    if (this.#filterCount >= MAX_FILTERS) throw new ClientError('IO', { reason: 'filters-many' })
    const filter = begin(opened.log)
    filters.set(filter.id, filter)
    try {
      yield* work(filter)
    } finally {
      filters.delete(filter.id)
      await filter.end()
    }
  }

  get #filterCount(): number {
    let count = 0
    for (const { filters } of this.#opened.values()) count += filters.size
    return count
  }

  #get(id: string): Opened {
    const opened = this.#opened.get(id)
    if (!opened) throw logClosed()
    return opened
  }
}

function logClosed(): ClientError {
  return new ClientError('IO', { reason: 'log-closed' })
}
