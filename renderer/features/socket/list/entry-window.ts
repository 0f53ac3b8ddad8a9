import type { LogEntry } from '#shared/model/socket/log-entry.ts'

/** What is in sight is read by blocks, and so many blocks are kept. */
const BLOCK = 100
const MOST_BLOCKS = 30
/** So many blocks are asked for at once: `MAX_LOG_ENTRIES`. */
const MOST_READ = 5

export interface EntrySource {
  /** Entries from a place on, fewer at the end. */
  read(from: number, count: number): Promise<readonly LogEntry[]>
  /** The place of the n-th that was read. */
  placeOf(entry: LogEntry, n: number): number
}

interface Span {
  from: number
  to: number
}

/**
 * The entries around what is in sight, out of a list that lies elsewhere and grows. One question is under way at a time;
 * of what is wanted meanwhile only the latest is asked for, so that a list that races by costs no more than one that
 * stands.
 */
export class EntryWindow {
  readonly #source: (from: number, count: number) => Promise<readonly LogEntry[]>
  readonly #placeOf: EntrySource['placeOf']
  readonly #onFailure: (error: unknown) => void
  readonly #listeners = new Set<() => void>()
  readonly #blocks = new Map<number, (LogEntry | undefined)[]>()
  #end = 0
  #seen: Span | undefined
  /** Of what is seen: nothing, once what is there of it has been told. */
  #wanted: Span | undefined
  #reading = false
  /** Counts how often everything was forgotten: what was asked for before says nothing any more. */
  #cleared = 0
  #reach = 0
  #version = 0
  #closed = false

  /** @param onFailure told once: nothing is read after that */
  constructor({ read, placeOf }: EntrySource, onFailure: (error: unknown) => void) {
    this.#source = read
    this.#placeOf = placeOf
    this.#onFailure = onFailure
  }

  /** Counts what has come. */
  get version(): number {
    return this.#version
  }

  /** Right behind the last entry that has come. */
  get reach(): number {
    return this.#reach
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  at(place: number): LogEntry | undefined {
    return this.#blocks.get(Math.floor(place / BLOCK))?.[place % BLOCK]
  }

  /** @param end right behind the last place there is now */
  see(from: number, to: number, end: number): void {
    this.#end = end
    this.#seen = { from: Math.max(0, from), to: Math.min(to, end) }
    this.#wanted = this.#seen
    void this.#read()
  }

  /** Forgets everything and asks for what is in sight anew: places, or what is told of entries, have changed. */
  clear(): void {
    this.#blocks.clear()
    this.#reach = 0
    this.#cleared++
    this.#wanted = this.#seen
    this.#tell()
    void this.#read()
  }

  open(): void {
    this.#closed = false
    void this.#read()
  }

  /** Asks for nothing any more, until it is opened again. */
  close(): void {
    this.#closed = true
  }

  async #read(): Promise<void> {
    if (this.#reading || this.#closed) return
    const lacking = this.#lacking()
    if (!lacking) return
    const wanted = this.#wanted
    const cleared = this.#cleared
    this.#reading = true
    try {
      const from = lacking.from * BLOCK
      const entries = await this.#source(from, (lacking.to - lacking.from + 1) * BLOCK)
      if (this.#closed) return
      if (cleared === this.#cleared) {
        for (const [n, entry] of entries.entries()) this.#put(this.#placeOf(entry, from + n), entry)
        this.#forgetFar(lacking)
        // What was dropped from the log meanwhile does not come: it is not asked for again and again.
        if (this.#wanted === wanted && !this.#isWhole(lacking.from)) this.#wanted = undefined
        this.#tell()
      }
    } catch (error) {
      if (this.#closed) return
      this.#closed = true
      this.#onFailure(error)
    } finally {
      this.#reading = false
    }
    void this.#read()
  }

  /** The blocks from the first to the last that are wanted and are not here as far as they go. */
  #lacking(): Span | undefined {
    if (!this.#wanted || this.#wanted.to <= this.#wanted.from) return undefined
    const first = Math.floor(this.#wanted.from / BLOCK)
    const last = Math.floor((this.#wanted.to - 1) / BLOCK)
    for (let from = first; from <= last; from++) {
      if (this.#isWhole(from)) continue
      return { from, to: Math.min(last, from + MOST_READ - 1) }
    }
    return undefined
  }

  #isWhole(block: number): boolean {
    const entries = this.#blocks.get(block)
    if (!entries) return false
    return entries.length >= Math.min(BLOCK, this.#end - block * BLOCK)
  }

  #put(place: number, entry: LogEntry): void {
    const block = Math.floor(place / BLOCK)
    const entries = this.#blocks.get(block) ?? []
    entries[place % BLOCK] = entry
    this.#blocks.delete(block)
    this.#blocks.set(block, entries)
    this.#reach = Math.max(this.#reach, place + 1)
  }

  /** The blocks that were read longest ago go. */
  #forgetFar(kept: Span): void {
    for (const block of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) return
      if (block < kept.from || block > kept.to) this.#blocks.delete(block)
    }
  }

  #tell(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}
