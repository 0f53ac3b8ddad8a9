import { SessionLog } from '#engine/session-log/session-log.ts'
import { DEFAULT_LOG_LIMITS, type LogLimits } from '#engine/session-log/write/log-output.ts'
import { type SessionLogOptions, SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'
import type { HistoryLimits } from '#shared/model/history.ts'
import type { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'

/** No log is kept so short that a session could not be followed, whatever the history keeps. */
const LEAST_BYTES = 16 * 1024 * 1024

/** A log that this process writes. */
export interface WrittenLog {
  id: string
  writer: SessionLogWriter
  /** Bytes of its files by now. */
  size(): Promise<number>
  /** Writes what is left, and gives it free. @returns bytes of its files */
  end(): Promise<number>
  /** Nobody will find it again: it is deleted when nobody here reads it any more. */
  discard(): Promise<void>
}

/** A folder that is kept free for a log. */
export interface ReservedLog extends Omit<WrittenLog, 'writer'> {
  path: string
}

/** A log that is open for reading, until it is closed. */
export interface OpenedLog {
  log: SessionLog
  close(): Promise<void>
}

interface Use {
  writer?: SessionLogWriter
  reading?: Promise<SessionLog>
  readers: number
  isDiscarded: boolean
}

/** The logs of a host: who reads one shares it with all others who do, and with what writes it. */
export class SessionLogs {
  readonly #store: SessionLogStore
  readonly #historyLimits: () => HistoryLimits
  readonly #uses = new Map<string, Use>()

  constructor(store: SessionLogStore, historyLimits: () => HistoryLimits) {
    this.#store = store
    this.#historyLimits = historyLimits
  }

  /** How much is kept of one: at most half of what the history keeps, so that no session takes the place of all else. */
  get limits(): LogLimits {
    const { maxBytes } = this.#historyLimits()
    if (maxBytes === 0) return DEFAULT_LOG_LIMITS
    const half = Math.max(LEAST_BYTES, Math.floor(maxBytes / 2))
    return { ...DEFAULT_LOG_LIMITS, maxBytes: Math.min(DEFAULT_LOG_LIMITS.maxBytes, half) }
  }

  /** Begins a log. @throws ClientError IO */
  async begin(options: Omit<SessionLogOptions, 'limits'>): Promise<WrittenLog> {
    const { id, path } = await this.#store.create()
    try {
      const writer = await SessionLogWriter.create(path, { ...options, limits: this.limits })
      this.#entryOf(id).writer = writer
      return {
        ...{ id, writer },
        size: () => this.#store.sizeOf(id),
        end: () => this.#end(id, writer),
        discard: () => this.discard(id)
      }
    } catch (error) {
      await this.#store.delete(id)
      throw error
    }
  }

  /** Makes a folder for a log that is written in it, until `end`. @throws ClientError IO */
  async reserve(): Promise<ReservedLog> {
    const { id, path } = await this.#store.create()
    return {
      ...{ id, path },
      size: () => this.#store.sizeOf(id),
      end: () => this.#release(id),
      discard: () => this.discard(id)
    }
  }

  /**
   * Opens a log of this data folder, whoever writes it.
   * @throws ClientError IO `not-kept` when there is none of that id
   */
  async open(id: string): Promise<OpenedLog> {
    const path = await this.#store.pathOf(id)
    const use = this.#entryOf(id)
    use.readers++
    const isLive = () => this.#store.isLive(id)
    use.reading ??= SessionLog.open(path, { writer: use.writer, isLive })
    let isOpen = true
    const close = async () => {
      if (isOpen) await this.#leave(id, use)
      isOpen = false
    }
    try {
      return { log: await use.reading, close }
    } catch (error) {
      await close()
      throw error
    }
  }

  /** Deletes a log, once nobody here reads it any more. */
  async discard(id: string): Promise<void> {
    this.#entryOf(id).isDiscarded = true
    await this.#tidy(id)
  }

  async #end(id: string, writer: SessionLogWriter): Promise<number> {
    await writer.close()
    delete this.#entryOf(id).writer
    const bytes = await this.#release(id)
    await this.#tidy(id)
    return bytes
  }

  async #release(id: string): Promise<number> {
    await this.#store.release(id)
    return this.#store.sizeOf(id)
  }

  async #leave(id: string, use: Use): Promise<void> {
    use.readers--
    if (use.readers > 0) return
    const { reading } = use
    delete use.reading
    await reading?.then(
      log => log.close(),
      () => undefined
    )
    await this.#tidy(id)
  }

  async #tidy(id: string): Promise<void> {
    const use = this.#uses.get(id)
    if (!use || use.readers > 0 || use.writer) return
    this.#uses.delete(id)
    if (use.isDiscarded) await this.#store.delete(id)
  }

  #entryOf(id: string): Use {
    const use = this.#uses.get(id) ?? { readers: 0, isDiscarded: false }
    this.#uses.set(id, use)
    return use
  }
}
