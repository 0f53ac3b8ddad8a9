import { mkdir } from 'node:fs/promises'
import type { ClientError } from '#shared/model/client-error.ts'
import { fileFailure } from '../../bodies/file-failure.ts'
import type { RecordFacts } from '../format/index-record.ts'
import { LOG_VERSION, writeFacts } from '../format/log-facts.ts'
import { LogTotals } from '../format/log-totals.ts'
import { printEvent, printNote } from '../format/note-text.ts'
import type { Segment, SegmentSource } from '../format/segment.ts'
import { WireFile } from '../format/wire-file.ts'
import type { SessionLogTarget, SessionMessage, SessionNote } from '../session-entry.ts'
import { type Batch, DEFAULT_LOG_LIMITS, type LogLimits, LogOutput, SEGMENTS } from './log-output.ts'
import { UnwrittenEntries } from './unwritten-entries.ts'

/** So much may wait to be written before the session is asked to read no more, and so little before it may go on. */
const BEHIND_BYTES = 8 * 1024 * 1024
const CAUGHT_UP_BYTES = 2 * 1024 * 1024
/** After a write what is told is gathered for so long: each write costs far more than what is in it. */
const GATHER_MS = 4
/** So many batches may be handed to the disk: it would stand still until this thread hears that one is written. */
const WRITES_AT_ONCE = 4
const MAX_SEGMENT_BYTES = 1024 * 1024 * 1024

export interface SessionLogOptions {
  /** ISO 8601: when the session's clock began. */
  startedAt: string
  limits?: LogLimits
  /** What is secret, in bytes, longest first: it is covered in messages before they are written. Asked anew each time. */
  secrets?: () => readonly Uint8Array[]
  /** Told once, when nothing can be written any more. The session goes on. */
  onFailure?: (failure: ClientError) => void
}

/**
 * Writes the log of a session into a folder, as it happens: what is told goes to disk at the end of the turn, or a few
 * milliseconds after what went before, and sooner when a block of it is full. Memory is bounded as long as `behind` is heeded.
 */
export class SessionLogWriter implements SessionLogTarget, SegmentSource {
  readonly folder: string
  readonly startedAt: string
  readonly totals = new LogTotals()
  readonly wire = { sent: 0, received: 0 }
  readonly #options: SessionLogOptions
  readonly #limits: LogLimits
  readonly #unwritten = new UnwrittenEntries()
  readonly #output: LogOutput
  /** The segment that is being told, how much of it there is, and from where on that is unwritten. */
  #segment: Segment
  #count = 0
  #dataEnd = 0
  /** What belongs to segments that are full. */
  readonly #batches: Batch[] = []
  #next = 0
  #scheduled = false
  #writtenAt = 0
  /** Writes that are on their way, and the last of them, which ends after all others. */
  #writes = 0
  #lastWrite = Promise.resolve()
  #failure: ClientError | undefined
  #closed = false
  readonly #caughtUp: (() => void)[] = []

  private constructor(folder: string, options: SessionLogOptions, wireFile: WireFile) {
    this.folder = folder
    this.startedAt = options.startedAt
    this.#options = options
    this.#limits = options.limits ?? DEFAULT_LOG_LIMITS
    this.#output = new LogOutput(folder, this.#limits, wireFile)
    this.#segment = this.#newSegment(1)
  }

  /** Begins a log in a folder, which is made. @throws ClientError IO, also when there is a log in it */
  static async create(folder: string, options: SessionLogOptions): Promise<SessionLogWriter> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFacts(folder, { version: LOG_VERSION, startedAt: options.startedAt })
      return new SessionLogWriter(folder, options, await WireFile.create(folder))
    } catch (cause) {
      throw fileFailure(cause, folder)
    }
  }

  get segments(): readonly Segment[] {
    return this.#output.segments
  }

  get first(): number {
    return this.segments[0]?.firstSeq ?? 0
  }

  /** Of those that are written. */
  get next(): number {
    const last = this.segments.at(-1)
    return last ? last.firstSeq + last.count : 0
  }

  /** Why nothing more is written. */
  get failure(): ClientError | undefined {
    return this.#failure
  }

  get isClosed(): boolean {
    return this.#closed
  }

  get behind(): boolean {
    return this.#unwritten.waiting > BEHIND_BYTES
  }

  caughtUp(callback: () => void): void {
    if (this.behind) this.#caughtUp.push(callback)
    else callback()
  }

  addMessage(message: SessionMessage): number {
    const { payload, isLasting, lane, direction, opcode, event } = message
    if (this.#takesNothing) return this.#next++
    const extra = event && printEvent(event)
    const offset = this.#append(payload, extra, isLasting)
    this.totals.addMessage(opcode, direction === 'sent', payload.length)
    return this.#add({
      atMs: this.#timeOf(message),
      lane,
      kind: opcode,
      offset,
      size: payload.length,
      extra: extra?.length ?? 0,
      direction,
      origin: message.origin,
      code: message.code,
      rttMs: message.rttMs,
      covered: message.covered
    })
  }

  addNote(note: SessionNote): number {
    if (this.#takesNothing) return this.#next++
    const facts = printNote(note)
    const extra = note.exchange && Buffer.from(JSON.stringify(note.exchange))
    const offset = this.#append(facts, extra)
    return this.#add({
      atMs: this.#timeOf(note),
      lane: note.lane,
      kind: note.kind,
      offset,
      size: facts.length,
      extra: extra?.length ?? 0,
      code: codeOf(note)
    })
  }

  noteWire(sent: number, received: number): void {
    this.wire.sent = sent
    this.wire.received = received
  }

  /** Settles when all that was told by now is written, or nothing can be. */
  async settle(): Promise<void> {
    const kept = this.#segment.firstSeq + this.#count
    while (this.next < kept && !this.#failure) {
      this.#write()
      await this.#lastWrite
    }
  }

  /**
   * Writes all that was told by now, and that the log is whole with it: it is not broken off if nothing more is told.
   * Settles when that lasts.
   */
  async rest(): Promise<void> {
    await this.settle()
    if (this.#takesNothing) return
    this.#lastWrite = this.#output.rest(this.wire).catch(cause => this.#fail(cause))
    await this.#lastWrite
  }

  /** Writes what is left, and ends. What is told after that is not kept. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.settle()
    // Of those that fail the first is told.
    await this.#lastWrite
    await this.#output.close(this.wire, this.#failure === undefined)
  }

  get #takesNothing(): boolean {
    return this.#failure !== undefined || this.#closed
  }

  /** A clock does not go back, and times are searched by halves. */
  #timeOf({ atMs }: { atMs: number }): number {
    return Math.max(atMs, this.totals.lastMs)
  }

  /** Takes what belongs to an entry, into the next segment where this one is full. @returns where in that it begins */
  #append(bytes: Uint8Array, extra?: Uint8Array, isLasting?: boolean): number {
    const size = bytes.length + (extra?.length ?? 0)
    const { maxEntries, maxBytes } = this.#limits
    const mostBytes = Math.min(maxBytes / SEGMENTS, MAX_SEGMENT_BYTES)
    const isFull = this.#count >= maxEntries / SEGMENTS || this.#dataEnd + size > mostBytes
    if (isFull && this.#count > 0) {
      this.#endBatch()
      this.#segment = this.#newSegment(this.#segment.number + 1)
      this.#count = 0
      this.#dataEnd = 0
    }
    this.#unwritten.addData(bytes, extra, isLasting)
    this.#dataEnd += size
    return this.#dataEnd - size
  }

  #add(record: RecordFacts): number {
    this.totals.addPlace(record.lane, record.atMs)
    this.#unwritten.addRecord(record)
    this.#count++
    if (this.#unwritten.hasFullBlock) this.#write()
    else this.#schedule()
    return this.#next++
  }

  #newSegment(number: number): Segment {
    return { number, firstSeq: this.#next, before: this.totals.copy(), count: 0, dataBytes: 0 }
  }

  #schedule(): void {
    if (this.#scheduled || this.#writes > 0) return
    this.#scheduled = true
    const write = () => {
      this.#scheduled = false
      this.#write()
    }
    const leftMs = this.#writtenAt + GATHER_MS - performance.now()
    if (leftMs > 0) setTimeout(write, leftMs)
    else setImmediate(write)
  }

  #write(): void {
    if (this.#writes >= WRITES_AT_ONCE) return
    this.#endBatch()
    const batch = this.#batches.shift()
    if (!batch) return
    this.#writes++
    this.#lastWrite = this.#writeBatch(batch)
      .catch(cause => this.#fail(cause))
      .finally(() => {
        this.#writes--
        this.#writtenAt = performance.now()
        if (this.#unwritten.hasFullBlock || this.#batches.length > 0) this.#write()
        else if (this.#unwritten.count > 0) this.#schedule()
      })
  }

  /** What is told of this segment from now on is of another batch. */
  #endBatch(): void {
    if (this.#unwritten.count === 0) return
    const secrets = this.#options.secrets?.() ?? []
    this.#batches.push(this.#unwritten.take(this.#segment, this.#dataEnd, secrets))
  }

  async #writeBatch(batch: Batch): Promise<void> {
    await this.#output.write(batch, this.wire)
    this.#unwritten.giveBack(batch)
    if (this.#unwritten.waiting <= CAUGHT_UP_BYTES) this.#tellCaughtUp()
  }

  #fail(cause: unknown): void {
    if (this.#failure) return
    this.#failure = fileFailure(cause, this.folder)
    this.#batches.length = 0
    this.#unwritten.drop()
    this.#tellCaughtUp()
    this.#options.onFailure?.(this.#failure)
  }

  #tellCaughtUp(): void {
    for (const callback of this.#caughtUp.splice(0)) callback()
  }
}

/** What lanes are known by is in the index, so that they can be listed without reading any note. */
function codeOf(note: SessionNote): number | undefined {
  if (note.kind === 'ended') return note.end.code
  return note.kind === 'handshake' && !note.error ? (note.status ?? 0) : undefined
}
