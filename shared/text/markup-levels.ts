/** Deepest nesting that is laid out. */
export const MAX_LEVELS = 1_000_000

/** Of an element so many names of children are counted: of others it is only known which child they are. */
const MOST_NAMES = 16
const NUMBERS_PER_LEVEL = 5

/** Where an element stands among its siblings, from 1: among those of its name, or, where `ofAll`, among all. */
export interface Ordinal {
  index: number
  ofAll: boolean
}

/** An element that is open. */
export interface MarkupLevel {
  /** Where its start tag begins in the text. */
  start: number
  ordinal: Ordinal
}

/** The elements that are open, in plain memory, and how many children of which name they had. */
export class MarkupLevels {
  depth = 0
  /** For each level: hash of its name, start, ordinal (negative of all), children, where their names begin. */
  #levels = new Float64Array(64 * NUMBERS_PER_LEVEL)
  /** Names of the children of what is open, from outside in: a hash and how often it was there. */
  #names = new Float64Array(64)
  #namesLength = 0
  /** Of what stands in nothing. */
  #rootChildren = 0

  /** Where a child of what is innermost would stand that comes next. */
  ordinalOf(hash: number): Ordinal {
    const at = this.#indexOf(hash)
    if (at >= 0) return { index: (this.#names[at + 1] ?? 0) + 1, ofAll: false }
    const isFull = this.#namesLength - this.#firstName === MOST_NAMES * 2
    return isFull ? { index: this.#children + 1, ofAll: true } : { index: 1, ofAll: false }
  }

  /** Counts a child of what is innermost. */
  addChild(hash: number): Ordinal {
    const ordinal = this.ordinalOf(hash)
    this.#children++
    if (ordinal.ofAll) return ordinal
    const at = this.#indexOf(hash)
    if (at >= 0) this.#names[at + 1] = ordinal.index
    else this.#addName(hash)
    return ordinal
  }

  /** Opens an element that was counted. @returns false when it would be deeper than is laid out */
  push(hash: number, start: number, { index, ofAll }: Ordinal): boolean {
    if (this.depth === MAX_LEVELS) return false
    const at = this.depth * NUMBERS_PER_LEVEL
    if (at === this.#levels.length) this.#levels = grown(this.#levels)
    this.#levels.set([hash, start, ofAll ? -index : index, 0, this.#namesLength], at)
    this.depth++
    return true
  }

  /** Closes what is innermost. */
  pop(): MarkupLevel {
    this.#namesLength = this.#firstName
    this.depth--
    return this.at(this.depth)
  }

  /** Forgets all that is open. */
  clear(): void {
    this.restore(new Float64Array(2))
  }

  /** Of the name of what is innermost. */
  get hash(): number {
    return this.#levels[(this.depth - 1) * NUMBERS_PER_LEVEL] ?? 0
  }

  /** @param level from 0, from outside in */
  at(level: number): MarkupLevel {
    const at = level * NUMBERS_PER_LEVEL
    const ordinal = this.#levels[at + 2] ?? 1
    return { start: this.#levels[at + 1] ?? 0, ordinal: { index: Math.abs(ordinal), ofAll: ordinal < 0 } }
  }

  get savedLength(): number {
    return 2 + this.depth * NUMBERS_PER_LEVEL + this.#namesLength
  }

  save(target: Float64Array, at: number): void {
    const levels = this.#levels.subarray(0, this.depth * NUMBERS_PER_LEVEL)
    target[at] = this.depth
    target[at + 1] = this.#rootChildren
    target.set(levels, at + 2)
    target.set(this.#names.subarray(0, this.#namesLength), at + 2 + levels.length)
  }

  restore(saved: Float64Array): void {
    this.depth = saved[0] ?? 0
    this.#rootChildren = saved[1] ?? 0
    const end = 2 + this.depth * NUMBERS_PER_LEVEL
    this.#levels = withRoom(saved.slice(2, end))
    this.#namesLength = saved.length - end
    this.#names = withRoom(saved.slice(end))
  }

  /** Where the names of the children of what is innermost begin. */
  get #firstName(): number {
    return this.depth === 0 ? 0 : (this.#levels[this.depth * NUMBERS_PER_LEVEL - 1] ?? 0)
  }

  /** Children of what is innermost so far. */
  get #children(): number {
    return this.depth === 0 ? this.#rootChildren : (this.#levels[this.depth * NUMBERS_PER_LEVEL - 2] ?? 0)
  }

  set #children(count: number) {
    if (this.depth === 0) this.#rootChildren = count
    else this.#levels[this.depth * NUMBERS_PER_LEVEL - 2] = count
  }

  #indexOf(hash: number): number {
    for (let at = this.#firstName; at < this.#namesLength; at += 2) if (this.#names[at] === hash) return at
    return -1
  }

  #addName(hash: number): void {
    if (this.#namesLength === this.#names.length) this.#names = grown(this.#names)
    this.#names[this.#namesLength] = hash
    this.#names[this.#namesLength + 1] = 1
    this.#namesLength += 2
  }
}

function grown(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

/** Its length stays a multiple of whatever it is made of. */
function withRoom(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const room = new Float64Array(Math.max(numbers.length * 2, 64 * NUMBERS_PER_LEVEL))
  room.set(numbers)
  return room
}
