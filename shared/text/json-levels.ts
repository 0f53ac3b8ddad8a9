/** Deepest nesting that is laid out. */
export const MAX_LEVELS = 1_000_000

const NUMBERS_PER_LEVEL = 2

/** An object or array that is open. */
export interface JsonLevel {
  kind: 'object' | 'array'
  /** Where it begins in the text. */
  start: number
  /** Of an array: the index of the element; of an object: where the name of the member begins in the text. */
  mark: number
}

/** The objects and arrays that are open, in plain memory: there may be a million of them. */
export class JsonLevels {
  depth = 0
  #isObject = new Uint8Array(64)
  #starts = new Float64Array(64)
  #marks = new Float64Array(64)

  /** @returns false when it would be deeper than is laid out */
  push(isObject: boolean, start: number): boolean {
    if (this.depth === MAX_LEVELS) return false
    if (this.depth === this.#starts.length) this.#grow(this.depth * 2)
    this.#isObject[this.depth] = isObject ? 1 : 0
    this.#starts[this.depth] = start
    this.#marks[this.depth] = 0
    this.depth++
    return true
  }

  /** @returns where the one that is closed began */
  pop(): number {
    this.depth--
    return this.#starts[this.depth] ?? 0
  }

  /** Whether the innermost one is an object. */
  get inObject(): boolean {
    return this.#isObject[this.depth - 1] === 1
  }

  /** Where the innermost one begins. */
  get start(): number {
    return this.#starts[this.depth - 1] ?? 0
  }

  nextElement(): void {
    this.#marks[this.depth - 1] = (this.#marks[this.depth - 1] ?? 0) + 1
  }

  nameAt(offset: number): void {
    this.#marks[this.depth - 1] = offset
  }

  /** The outermost ones, from outside in. */
  outer(count: number): JsonLevel[] {
    return Array.from({ length: count }, (_, level) => ({
      kind: this.#isObject[level] === 1 ? 'object' : 'array',
      start: this.#starts[level] ?? 0,
      mark: this.#marks[level] ?? 0
    }))
  }

  get savedLength(): number {
    return this.depth * NUMBERS_PER_LEVEL
  }

  save(target: Float64Array, at: number): void {
    for (let level = 0; level < this.depth; level++) {
      const kind = this.#isObject[level] ?? 0
      target[at + level * NUMBERS_PER_LEVEL] = (this.#starts[level] ?? 0) * 2 + kind
      target[at + level * NUMBERS_PER_LEVEL + 1] = this.#marks[level] ?? 0
    }
  }

  restore(saved: Float64Array): void {
    this.depth = saved.length / NUMBERS_PER_LEVEL
    if (this.depth > this.#starts.length) this.#grow(this.depth)
    for (let level = 0; level < this.depth; level++) {
      const start = saved[level * NUMBERS_PER_LEVEL] ?? 0
      this.#isObject[level] = start % 2
      this.#starts[level] = Math.floor(start / 2)
      this.#marks[level] = saved[level * NUMBERS_PER_LEVEL + 1] ?? 0
    }
  }

  #grow(capacity: number): void {
    const isObject = new Uint8Array(capacity)
    const starts = new Float64Array(capacity)
    const marks = new Float64Array(capacity)
    isObject.set(this.#isObject)
    starts.set(this.#starts)
    marks.set(this.#marks)
    this.#isObject = isObject
    this.#starts = starts
    this.#marks = marks
  }
}
