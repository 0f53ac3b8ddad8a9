import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { unless } from '../file-error.ts'
import { ownIdentity } from '../process-identity.ts'
import { type Found, latestFirst } from './found-record.ts'
import { Segment } from './segment.ts'

/** A segment whose files have grown to this is left for a new one, so that old ones can go as a whole. */
const SEGMENT_BYTES = 4 * 1024 * 1024

/** All segments of a history, whoever writes them. */
export class Segments {
  readonly #folder: string
  readonly #segments = new Map<string, Segment>()
  #own: Segment | undefined
  /** Those that this process wrote before. */
  readonly #left = new Set<Segment>()

  constructor(folder: string) {
    this.#folder = folder
  }

  [Symbol.iterator](): IterableIterator<Segment> {
    return this.#segments.values()
  }

  /** The one that this process appends to. */
  async own(): Promise<Segment> {
    if (!this.#own || this.#own.bytes > SEGMENT_BYTES) {
      if (this.#own) this.#left.add(this.#own)
      const name = Segment.newName(await ownIdentity(), randomBytes(4).toString('hex'))
      this.#own = new Segment(this.#folder, name)
      this.#segments.set(name, this.#own)
    }
    return this.#own
  }

  /** Takes in what all processes have added and deleted. */
  async refresh(): Promise<void> {
    const files = (await unless('ENOENT', readdir(this.#folder))) ?? []
    const names = new Set(files.flatMap(file => Segment.nameOf(file) ?? []))
    for (const name of this.#segments.keys())
      if (!names.has(name) && name !== this.#own?.name) this.#segments.delete(name)
    for (const name of names)
      if (!this.#segments.has(name)) this.#segments.set(name, new Segment(this.#folder, name))
    await Promise.all([...this.#segments.values()].map(segment => segment.refresh()))
  }

  *all(): Generator<Found> {
    for (const segment of this.#segments.values())
      for (const record of segment.records.values()) yield { segment, record }
  }

  latestFirst(): Found[] {
    return [...this.all()].sort(latestFirst)
  }

  /**
   * The records in which every word occurs, latest first. Segments are searched from the latest on: they hardly overlap in
   * time.
   */
  async *search(words: readonly string[]): AsyncGenerator<Found> {
    const segments = [...this.#segments.values()].sort((a, b) => (a.name < b.name ? 1 : -1))
    const found: Found[] = []
    for (const segment of segments)
      for await (const record of segment.search(words)) found.push({ segment, record })
    yield* found.sort(latestFirst)
  }

  find(id: string): Found | undefined {
    for (const segment of this.#segments.values()) {
      const record = segment.records.get(id)
      if (record) return { segment, record }
    }
    return undefined
  }

  /** Removes the files of those in which nothing is any more. */
  async removeSpent(): Promise<void> {
    for (const segment of this.#segments.values()) {
      // Of others who live, what was deleted is blank; the files go when they have ended.
      const isOurs = segment === this.#own || this.#left.has(segment)
      if (isOurs ? segment.records.size > 0 : !(await segment.isSpent())) continue
      if (segment === this.#own) this.#own = undefined
      await segment.remove()
      this.#segments.delete(segment.name)
      this.#left.delete(segment)
    }
  }
}
