import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { Problem } from '#shared/model/problem.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { EMPTY_SONDE_FILE, orphansOf, printSondeFile } from '#shared/opencollection/sonde-file.ts'
import type { SondeEntry, SondeFile } from '#shared/opencollection/sonde-schema.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'
import { assertShallow } from './assert-shallow.ts'
import { entriesOf } from './copy-entries.ts'
import { SONDE_FILE } from './item-place.ts'
import { problemOf } from './read-entry.ts'
import { decodeText, digestOf, readFileBytes } from './read-file.ts'

/** So many paths of orphans are named. */
const NAMED = 5

/** What a collection's sonde.json says: what the file format lacks, by the path of the item. */
export class SondeEntries {
  readonly #path: string
  #file: SondeFile = EMPTY_SONDE_FILE
  #digest: string | undefined
  #problem: Problem | undefined

  /** @param folder the collection's, on disk */
  constructor(folder: string) {
    this.#path = join(folder, SONDE_FILE)
  }

  /** @returns the paths of items of which it says something else than it did. What is wrong is in `problems`. */
  async load(): Promise<string[]> {
    const before = this.#file
    const { file, digest, problem } = await this.#read()
    // What was known of a file that is broken for now still holds: a pin must not be lost by it.
    if (problem === undefined) this.#file = file
    this.#problem = problem
    this.#digest = digest
    if (this.#file === before) return []
    const paths = new Set([...Object.keys(before.items), ...Object.keys(this.#file.items)])
    return [...paths].filter(path => partOf(before, path) !== partOf(this.#file, path))
  }

  /** Why nothing is known of what it says: absent when it could be read, at least once. */
  get unknown(): Problem | undefined {
    return this.#file === EMPTY_SONDE_FILE ? this.#problem : undefined
  }

  entry(path: string): SondeEntry | undefined {
    return Object.hasOwn(this.#file.items, path) ? this.#file.items[path] : undefined
  }

  /** Of an item and what is under it. */
  below(path: string): SondeFile['items'] {
    return entriesOf(this.#file, path)
  }

  /** Names the content of an item: its bytes, by their digest, and what is said of it here. */
  revision(path: string, digest: string): string {
    const part = partOf(this.#file, path)
    return part === undefined ? digest : `${digest}.${digestOf(part).slice(0, 16)}`
  }

  /** The paths that it says something of, and that are no items. @param exists whether there is an item of a path */
  orphans(exists: (path: string) => boolean): string[] {
    return orphansOf(this.#file, Object.keys(this.#file.items).filter(exists))
  }

  /** @param exists whether there is an item of a path */
  problems(exists: (path: string) => boolean): Problem[] {
    if (this.#problem) return [this.#problem]
    const orphans = this.orphans(exists)
    if (orphans.length === 0) return []
    const named = orphans.slice(0, NAMED).join(', ')
    const more = orphans.length > NAMED ? ` and ${orphans.length - NAMED} more` : ''
    const message = `It has settings of requests that are not there: ${named}${more}. They were renamed or deleted elsewhere; the settings are kept.`
    return [{ message, file: SONDE_FILE }]
  }

  /** Whether it would say something else after a change. */
  wouldChange(change: (file: SondeFile) => SondeFile): boolean {
    return printSondeFile(change(this.#file)) !== printSondeFile(this.#file)
  }

  /** @throws ClientError IO when the file cannot be read, and so not be changed, and the change would be one */
  assertChangeable(change: (file: SondeFile) => SondeFile): void {
    if (!this.#problem || !this.wouldChange(change)) return
    const problem = `The collection's ${SONDE_FILE} cannot be read, so it is not written: ${this.#problem.message}`
    throw new ClientError('IO', { reason: 'unreadable', facts: { problem, path: this.#path } })
  }

  /**
   * Changes the file as it is on disk now. Only for who has the collection to itself. Nothing is written when nothing
   * changes.
   * @throws ClientError IO, also when it cannot be read: then it is not overwritten
   */
  async change(change: (file: SondeFile) => SondeFile): Promise<void> {
    await this.load()
    this.assertChangeable(change)
    const changed = change(this.#file)
    const after = printSondeFile(changed)
    if (after === printSondeFile(this.#file)) return
    await writeFileAtomically(this.#path, after, { shared: true })
    this.#file = changed
    this.#digest = digestOf(after)
  }

  async #read(): Promise<{ file: SondeFile; digest?: string; problem?: Problem }> {
    try {
      const { bytes, digest } = await readFileBytes(this.#path)
      if (digest === this.#digest) {
        return { file: this.#file, digest, ...(this.#problem && { problem: this.#problem }) }
      }
      const text = decodeText(bytes)
      assertShallow(text)
      // Most collections have none, and a run need not wait for schemas.
      const { readSondeFile } = await import('#shared/opencollection/sonde-schema.ts')
      const read = readSondeFile(JSON.parse(text))
      if (!('problem' in read)) return { file: read, digest }
      return { file: EMPTY_SONDE_FILE, digest, problem: { message: String(read.problem), file: SONDE_FILE } }
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return { file: EMPTY_SONDE_FILE }
      return { file: EMPTY_SONDE_FILE, problem: problemOf(error, SONDE_FILE) }
    }
  }
}

/** As text, to be compared. */
function partOf({ items }: SondeFile, path: string): string | undefined {
  const entry = Object.hasOwn(items, path) ? items[path] : undefined
  return entry && printSondeFile({ items: { '': entry } })
}
