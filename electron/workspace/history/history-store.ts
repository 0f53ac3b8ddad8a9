import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { HistoryEntry, HistoryLimits, HistoryRecord, HistorySession } from '#shared/model/history.ts'
import { onFiles } from '../file-error.ts'
import { SessionLogStore } from '../session-logs/session-log-store.ts'
import { StoredChanges } from '../stored-changes.ts'
import { WorkQueue } from '../work-queue.ts'
import { chooseExpired, roomForImported } from './choose-expired.ts'
import { cursorOf, type Found, sizeOf } from './found-record.ts'
import { keepBody } from './keep-body.ts'
import { searchText, searchWords } from './search-text.ts'
import type { Segment } from './segment.ts'
import { Segments } from './segments.ts'

/** What is to be kept of an exchange. Secrets must be masked in it already. */
export interface HistoryInput extends Omit<HistoryRecord, 'bodyKept'> {
  /** The beginning of the body as text, to be searched; empty when it is none. */
  responseText: string
  /** Copies the body to a path; absent when there is none, or it is not to be kept. */
  saveBody?: (path: string) => Promise<void>
}

interface HistoryPage {
  entries: HistoryEntry[]
  /** Where the next page begins; absent on the last. */
  next?: string
}

/**
 * The exchanges of a data folder, in `history/`. Each process appends to segments of its own; all of them are read, and
 * what other processes add or delete shows here too.
 */
export class HistoryStore {
  readonly #folder: string
  readonly #bodies: string
  readonly #logs: SessionLogStore
  readonly #changes: StoredChanges
  readonly #segments: Segments
  readonly #work = new WorkQueue()
  #limits: HistoryLimits

  /** @param home the data folder; it need not exist */
  constructor(home: string, limits: HistoryLimits) {
    this.#folder = join(home, 'history')
    this.#bodies = join(this.#folder, 'bodies')
    this.#segments = new Segments(this.#folder)
    this.#logs = new SessionLogStore(home)
    this.#changes = new StoredChanges(this.#folder)
    this.#limits = limits
  }

  /** How much is kept. */
  get limits(): HistoryLimits {
    return this.#limits
  }

  /**
   * Keeps an exchange, in the place of the record of its id where there is one, and drops what the limits no longer hold.
   * @throws ClientError IO
   */
  record(input: HistoryInput): Promise<void> {
    return this.recordAll([input])
  }

  /**
   * The same of several, all or none: what is looked at for each, such as the limits, is looked at once for them.
   * @throws ClientError IO
   */
  recordAll(inputs: readonly HistoryInput[]): Promise<void> {
    return this.#inOrder(async () => {
      if (this.#limits.maxCount === 0 || this.#limits.maxBytes === 0 || this.#limits.maxDays === 0) return
      await mkdir(this.#bodies, { recursive: true, mode: 0o700 })
      const added = await Promise.all(inputs.map(input => this.#keep(input)))
      const before = inputs.flatMap(({ entry }) => this.#segments.find(entry.id) ?? [])
      const segment = await this.#segments.own()
      await segment.append(added)
      for (const { segment: of, record } of before) await of.supersede(record)
      // Others may have added theirs.
      await this.#segments.refresh()
      await this.#drop(this.#expired())
    })
  }

  /** Those that went on, or go on, as sessions, by the ids of their logs. @throws ClientError IO */
  sessions(): Promise<Map<string, HistoryEntry>> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      const entries = [...this.#segments.all()].map(({ record }) => record.entry)
      return new Map(entries.flatMap(entry => (entry.socket ? [[entry.socket.log, entry]] : [])))
    })
  }

  /**
   * Brings the session of a record up to date.
   * @returns whether it is kept (any more)
   * @throws ClientError IO
   */
  updateSession(id: string, socket: HistorySession): Promise<boolean> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      const found = this.#segments.find(id)
      if (!found) return false
      const own = await this.#segments.own()
      if (found.segment === own) await own.appendSession(id, socket)
      else if (!(await this.#moveSession(found, own, socket))) return false
      await this.#drop(this.#expired())
      return this.#segments.find(id) !== undefined
    })
  }

  /** From a segment that nothing is added to (any more). */
  async #moveSession(
    { segment, record: before }: Found,
    own: Segment,
    socket: HistorySession
  ): Promise<boolean> {
    const record = await segment.read(before)
    if (!record) return false
    const text = await segment.textOf(before)
    const updated = { ...record, entry: { ...record.entry, socket } }
    await own.append([{ record: updated, text, bodyBytes: before.bodyBytes }])
    await segment.supersede(before)
    await this.#segments.removeSpent()
    return true
  }

  /**
   * Latest first.
   * @param text every word of it occurs in what was kept
   * @param before the `next` of the page before
   */
  list({
    text = '',
    before,
    limit
  }: {
    text?: string
    before?: string
    limit: number
  }): Promise<HistoryPage> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      const words = searchWords(text)
      const entries: HistoryEntry[] = []
      for await (const { record } of words.length === 0
        ? this.#segments.latestFirst()
        : this.#segments.search(words)) {
        if (before !== undefined && cursorOf(record.entry) >= before) continue
        entries.push(record.entry)
        if (entries.length > limit) break
      }
      const page = entries.slice(0, limit)
      const last = page.at(-1)
      return { entries: page, ...(entries.length > limit && last && { next: cursorOf(last) }) }
    })
  }

  /** @throws ClientError IO when it is not kept any more */
  read(id: string): Promise<HistoryRecord> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      const found = this.#segments.find(id)
      const record = found && (await found.segment.read(found.record))
      if (!record) throw notKept(this.#folder)
      return record
    })
  }

  /** The file in which the body of a record is kept. @throws ClientError IO when it is not */
  async body(id: string): Promise<string> {
    const { bodyKept } = await this.read(id)
    if (!bodyKept) throw notKept(this.#folder)
    return this.#bodyPath(id)
  }

  /** How many records can be imported before what was sent would go for them. @throws ClientError IO */
  roomForImported(): Promise<number> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      return roomForImported(this.#sized(), this.#limits)
    })
  }

  /** How many of these it keeps. @throws ClientError IO */
  countKept(ids: readonly string[]): Promise<number> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      return ids.filter(id => this.#segments.find(id)).length
    })
  }

  delete(ids: readonly string[]): Promise<void> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      await this.#drop(ids)
    })
  }

  /** Deletes all there is, and what was damaged of those who have ended. */
  clear(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      await this.#drop([...this.#segments.all()].map(({ record }) => record.entry.id))
      // Also where there was nothing that could be read.
      await this.#segments.removeSpent()
    })
  }

  /** What of it cannot be read, since that was last asked by whatever process: sentences for a person. @throws ClientError IO */
  check(): Promise<string[]> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      const problems: string[] = []
      for (const segment of this.#segments) {
        const problem = await segment.keepDamage()
        if (problem !== undefined) problems.push(problem)
      }
      return problems
    })
  }

  /** How much is kept from now on. */
  setLimits(limits: HistoryLimits): Promise<void> {
    return this.#inOrder(async () => {
      this.#limits = limits
      await this.#segments.refresh()
      await this.#drop(this.#expired())
    })
  }

  /**
   * How much there is, and again whenever that has changed, in whatever process.
   * @throws ClientError IO when the folder cannot be used
   */
  watch(signal: AbortSignal): AsyncGenerator<{ count: number; bytes: number }> {
    return this.#changes.watch(() => this.#extent(), signal)
  }

  /** Settles when all that was asked for is done. */
  async close(): Promise<void> {
    await this.#work.idle()
  }

  #extent(): Promise<{ count: number; bytes: number }> {
    return this.#inOrder(async () => {
      await this.#segments.refresh()
      const all = [...this.#segments.all()]
      return { count: all.length, bytes: all.reduce((sum, { record }) => sum + sizeOf(record), 0) }
    })
  }

  async #keep({ responseText, saveBody, ...input }: HistoryInput) {
    const bodyBytes = saveBody ? await keepBody(this.#bodyPath(input.entry.id), saveBody) : undefined
    const record: HistoryRecord = { ...input, bodyKept: bodyBytes !== undefined }
    return { record, text: searchText(record, responseText), bodyBytes: bodyBytes ?? 0 }
  }

  async #drop(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    for (const segment of this.#segments) {
      const records = ids.flatMap(id => segment.records.get(id) ?? [])
      if (records.length === 0) continue
      await segment.delete(records)
      await Promise.all(records.map(({ entry }) => this.#dropFiles(entry)))
    }
    await this.#segments.removeSpent()
  }

  async #dropFiles({ id, socket }: HistoryEntry): Promise<void> {
    await rm(this.#bodyPath(id), { force: true })
    // Of a session that goes on, whoever holds it finds that it is in no line any more when it ends.
    if (socket && !(await this.#logs.isLive(socket.log))) await this.#logs.delete(socket.log)
  }

  #expired(): string[] {
    return chooseExpired(this.#sized(), this.#limits, Date.now())
  }

  #sized() {
    return [...this.#segments.all()].map(({ record }) => ({ ...record.entry, bytes: sizeOf(record) }))
  }

  #bodyPath(id: string): string {
    return join(this.#bodies, id)
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    return onFiles(this.#folder, this.#work.run(work))
  }
}

function notKept(path: string): ClientError {
  return new ClientError('IO', { reason: 'not-kept', facts: { path } })
}
