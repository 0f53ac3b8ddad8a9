import { parseJson } from '#shared/format/parse-json.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { Exchange } from '#shared/model/exchange.ts'
import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import type { LaneTime, LogBin, LogStanding, PingTime } from '#shared/model/socket/log-event.ts'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import { fileFailure } from '../bodies/file-failure.ts'
import { LOG_VERSION, type LogFacts, readFacts } from './format/log-facts.ts'
import { LogTotals } from './format/log-totals.ts'
import type { SegmentSource } from './format/segment.ts'
import { readWire } from './format/wire-file.ts'
import { LogFiltering } from './log-filtering.ts'
import { LogMarks } from './marks.ts'
import { LogOverview } from './overview/log-overview.ts'
import { readSlice, withFile } from './read/file-slice.ts'
import { FolderSegments } from './read/folder-segments.ts'
import { LogCheck } from './read/log-check.ts'
import { readEntries, readEntriesAt } from './read/read-entries.ts'
import { findPayload, type PayloadPlace, readExtra } from './read/read-payload.ts'
import type { SessionLogWriter } from './write/session-log-writer.ts'

/** How often it is looked whether a log has grown, and whether one that has ended was changed by another process. */
const WATCH_MS = 200
const WATCH_ENDED_MS = 2000

export interface OpenLogOptions {
  /** What writes it, where that is in this process. */
  writer?: SessionLogWriter | undefined
  /** Whether another process writes it. */
  isLive?: () => Promise<boolean>
}

/**
 * The log of a session, read by window while it grows and long after. Nothing of it but its overview is kept in memory.
 * Several may read one; marks are told to those that share this object.
 */
export class SessionLog {
  readonly folder: string
  /** ISO 8601: when the session's clock began. Empty where that is not known any more. */
  readonly startedAt: string
  readonly #source: SegmentSource
  readonly #files: FolderSegments | undefined
  readonly #check: LogCheck | undefined
  readonly #options: OpenLogOptions
  readonly #overview: LogOverview
  readonly #marks: LogMarks
  readonly #filterings = new Set<LogFiltering>()
  readonly #closed = new AbortController()
  /** End the pauses of those who watch. */
  readonly #wakes = new Set<() => void>()

  private constructor(folder: string, facts: LogFacts | undefined, marks: LogMarks, options: OpenLogOptions) {
    const source = options.writer ?? new FolderSegments(folder)
    this.folder = folder
    this.startedAt = facts?.startedAt ?? ''
    this.#options = options
    this.#marks = marks
    this.#source = source
    if (source instanceof FolderSegments) {
      this.#files = source
      this.#check = new LogCheck(source, facts?.version === LOG_VERSION)
    }
    this.#overview = new LogOverview(source)
  }

  /** Opens a log, of which little is read. @throws ClientError IO `not-kept` when there is none in that folder */
  static async open(folder: string, options: OpenLogOptions = {}): Promise<SessionLog> {
    const facts = await readFacts(folder)
    const log = new SessionLog(folder, facts, await LogMarks.read(folder), options)
    try {
      await log.#files?.refresh()
    } catch (cause) {
      throw new ClientError('IO', { reason: 'not-kept', facts: { path: folder }, cause })
    }
    if (!facts && log.#source.next === 0)
      throw new ClientError('IO', { reason: 'not-kept', facts: { path: folder } })
    return log
  }

  get marks(): readonly number[] {
    return this.#marks.seqs
  }

  /** How far it has come. @throws ClientError IO when it cannot be read any more */
  async standing(): Promise<LogStanding> {
    // First: what nobody writes is all there.
    const live = await this.#isLive()
    const { first, next } = await this.reach()
    const { writer } = this.#options
    const totals = writer?.totals ?? this.#files?.totals ?? new LogTotals()
    const dropped = this.#source.segments[0]?.before.all ?? { messages: 0, bytes: 0 }
    const {
      ended,
      next: told,
      ...wire
    } = writer
      ? { ...writer.wire, ended: writer.failure === undefined, next: undefined }
      : { next: undefined, ...(await readWire(this.folder)) }
    return {
      startedAt: this.startedAt,
      first,
      next,
      bytes: Math.max(0, totals.all.bytes - dropped.bytes),
      dropped,
      sent: { ...totals.sent },
      received: { ...totals.received },
      wire,
      lanes: totals.lanes,
      keptFromMs: this.#source.segments[0]?.before.lastMs ?? 0,
      lastMs: totals.lastMs,
      live,
      ...(!live && !ended && { cutOff: true }),
      problems: [...(this.#files?.problems ?? []), ...(live ? [] : (this.#check?.problems(told) ?? []))],
      marks: this.marks.filter(seq => seq >= first)
    }
  }

  /** The number of the first entry that is kept, and of the next one. */
  async reach(): Promise<{ first: number; next: number }> {
    await this.#attempt(async () => this.#files?.refresh())
    return { first: this.#source.first, next: this.#source.next }
  }

  /** Tells how far it has come: at once, and again when that has changed, until it is left or closed. */
  async *watch(signal: AbortSignal): AsyncGenerator<LogStanding> {
    const ended = AbortSignal.any([signal, this.#closed.signal])
    ended.addEventListener('abort', () => this.#wake(), { once: true })
    let told = ''
    let toldMarks: readonly number[] | undefined
    while (!ended.aborted) {
      const standing = await this.standing()
      if (!standing.live) this.#check?.begin(!standing.cutOff, ended, () => this.#wake())
      const { marks: _, ...numbers } = standing
      const now = JSON.stringify(numbers)
      const { marks } = this
      if (now !== told || marks !== toldMarks) yield standing
      told = now
      toldMarks = marks
      if (!ended.aborted) await this.#pause(standing.live ? WATCH_MS : WATCH_ENDED_MS)
    }
  }

  /** Entries from a number on; from the first that is kept where that is later. Fewer at the end. */
  entries(from: number, count: number): Promise<LogEntry[]> {
    return this.#attempt(async () => this.#checked(await readEntries(this.#source, from, count)))
  }

  /** Entries by their numbers, without those that are not kept any more. */
  entriesAt(seqs: readonly number[]): Promise<LogEntry[]> {
    return this.#attempt(async () => this.#checked(await readEntriesAt(this.#source, seqs)))
  }

  /** Where a message lies. @throws ClientError IO `not-kept` */
  payload(seq: number): Promise<PayloadPlace> {
    return this.#attempt(() => findPayload(this.#source, seq))
  }

  /** A part of a message, shorter at its end. @throws ClientError IO `not-kept` */
  async readPayload(seq: number, offset: number, length: number): Promise<Uint8Array> {
    const { path, offset: start, size } = await this.payload(seq)
    const wanted = Math.max(0, Math.min(length, size - offset))
    const bytes = await this.#attempt(() => withFile(path, file => readSlice(file, start + offset, wanted)))
    if (!bytes) throw new ClientError('IO', { reason: 'not-kept' })
    return bytes
  }

  /** What was measured of a handshake. Undefined where nothing is known of it. */
  async exchange(seq: number): Promise<Exchange | undefined> {
    const bytes = await this.#attempt(() => readExtra(this.#source, seq))
    return Exchange.safeParse(parseJson(bytes.toString('utf8'))).data
  }

  /** The latest pings of ours, and all lanes. */
  times(): Promise<{ pings: PingTime[]; lanes: LaneTime[] }> {
    return this.#attempt(() => this.#overview.times())
  }

  /** Messages over a span of the session's clock, in equal parts. */
  bins(fromMs: number, toMs: number, count: number): Promise<LogBin[]> {
    return this.#attempt(() => this.#overview.bins(fromMs, toMs, count))
  }

  /** @throws ClientError IO when the mark cannot be kept */
  async mark(seq: number, isMarked: boolean): Promise<void> {
    await this.#marks.set(seq, isMarked)
    this.#wake()
  }

  /** Begins a filter, which is still to be run. It ends with this log. */
  filter(filter: LogFilter): LogFiltering {
    const filtering = new LogFiltering(this, filter, () => this.#filterings.delete(filtering))
    this.#filterings.add(filtering)
    return filtering
  }

  /** Ends whatever goes on. */
  async close(): Promise<void> {
    this.#closed.abort()
    const closed = new ClientError('IO', { reason: 'log-closed' })
    await Promise.all([...this.#filterings].map(filtering => filtering.end(closed)))
  }

  #checked(entries: LogEntry[]): LogEntry[] {
    return entries.map(entry =>
      entry.kind === 'message' && this.#check?.isDoubtful(entry.seq) ? { ...entry, doubtful: true } : entry
    )
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer)
        this.#wakes.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      this.#wakes.add(wake)
    })
  }

  #wake(): void {
    for (const wake of this.#wakes) wake()
  }

  async #isLive(): Promise<boolean> {
    const { writer, isLive } = this.#options
    return writer ? !writer.isClosed && !writer.failure : ((await isLive?.()) ?? false)
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      throw fileFailure(cause, this.folder)
    }
  }
}
