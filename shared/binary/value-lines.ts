const INDENT = '  '
/** Beyond this nesting the indentation grows no further: a hostile depth must not multiply the size. */
const DEEPEST_INDENT = 40
const CLOSERS = { array: ']', map: '}', tag: ')' }

interface Frame {
  of: 'array' | 'map' | 'tag'
  tag: string | undefined
  /** Values that were put into it. */
  count: number
}

/** Lines of values, set as JSON is: each item on its own, the key before its value, notes behind all else. */
export class ValueLines {
  /** Characters so far. */
  length = 0
  readonly #lines: string[] = []
  readonly #open: Frame[] = []
  #line = ''
  #notes: string[] = []
  #begun = false

  get depth(): number {
    return this.#open.length
  }

  /** The tag that the next value is in. */
  get tag(): string | undefined {
    return this.#open.at(-1)?.tag
  }

  value(text: string): void {
    this.#begin()
    this.#line += text
    // A long line counts before it ends.
    this.length += text.length
  }

  open(of: Frame['of'], text: string, tag?: string): void {
    this.value(text)
    this.#open.push({ of, tag, count: 0 })
  }

  close(): void {
    const frame = this.#open.pop()
    if (!frame) return
    if (frame.of !== 'tag' && frame.count > 0) this.#newLine()
    this.#line += CLOSERS[frame.of]
  }

  /** Says something of what was just written. */
  note(text: string | undefined): void {
    if (text !== undefined) this.#notes.push(text)
  }

  /** All of it. What is still open stays so. */
  end(): string {
    this.#flush()
    return this.#lines.join('\n')
  }

  /** Goes to where the next value stands. */
  #begin(): void {
    const frame = this.#open.at(-1)
    if (!frame) {
      if (this.#begun) this.#newLine()
      this.#begun = true
      return
    }
    const isValueOfKey = frame.of === 'map' && frame.count % 2 === 1
    frame.count++
    if (isValueOfKey) this.#line += ': '
    else if (frame.of !== 'tag') {
      if (frame.count > 1) this.#line += ','
      this.#newLine()
    }
  }

  #newLine(): void {
    this.#flush()
    this.#line = INDENT.repeat(Math.min(this.#open.length, DEEPEST_INDENT))
    this.length += this.#line.length + 2
  }

  #flush(): void {
    if (!this.#begun) return
    const notes = this.#notes.length > 0 ? ` // ${this.#notes.join(', ')}` : ''
    this.#lines.push(this.#line + notes)
    this.length += notes.length
    this.#line = ''
    this.#notes = []
  }
}
