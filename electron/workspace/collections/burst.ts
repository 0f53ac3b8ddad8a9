import { type Seen, Sightings } from './sightings.ts'

/** So long after the last of a row of changes they are looked at together. */
const QUIET_MS = 60
/** So long after the first at the latest: somebody may write for ever. */
const LONGEST_MS = 600

/** Gathers what happens within a short time, such as the 500 files of a git checkout, to be looked at once. */
export class Burst {
  readonly #look: (dirty: Map<string, Set<string> | 'all'>, seen: Seen) => void
  readonly #sightings: Sightings
  #dirty = new Map<string, Set<string> | 'all'>()
  #first = 0
  #timer: NodeJS.Timeout | undefined

  /**
   * @param root the collection's folder
   * @param look gets the folders in which something happened, and the names in them, when these are known; and which
   * files were seen there meanwhile
   */
  constructor(root: string, look: (dirty: Map<string, Set<string> | 'all'>, seen: Seen) => void) {
    this.#sightings = new Sightings(root)
    this.#look = look
  }

  add(folder: string, name: string | undefined): void {
    if (name !== undefined) void this.#sightings.note(folder, name)
    const names = this.#dirty.get(folder)
    if (name === undefined || names === 'all') this.#dirty.set(folder, 'all')
    else this.#dirty.set(folder, (names ?? new Set<string>()).add(name))
    const now = performance.now()
    if (this.#timer) clearTimeout(this.#timer)
    else this.#first = now
    this.#timer = setTimeout(() => this.#end(), Math.min(QUIET_MS, this.#first + LONGEST_MS - now))
    this.#timer.unref()
  }

  /** Forgets what was gathered. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#dirty = new Map()
    this.#sightings.take()
  }

  #end(): void {
    const dirty = this.#dirty
    const seen = this.#sightings.take()
    this.drop()
    this.#look(dirty, seen)
  }
}
