import { type JsonLevel, JsonLevels } from './json-levels.ts'
import { JsonToken } from './json-token.ts'
import { LineLayout } from './line-layout.ts'
import type { LeftOff, Pause, RowLayout, ValueSpan } from './row-layout.ts'
import { WITHIN } from './row-page.ts'
import { type RowWriter, WRITER_NUMBERS } from './row-writer.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const ARRAY = 0x5b
const ARRAY_END = 0x5d
const OBJECT = 0x7b
const OBJECT_END = 0x7d

/** What comes next. */
const VALUE = 0
/** What is first in an object or array, if anything is. */
const FIRST = 1
const NAME = 2
const AFTER_NAME = 3
const AFTER = 4
/** A bracket that stands on a row of its own. */
const CLOSER = 5
/** The rest of a string, number or word. */
const TOKEN = 6
/** White space, behind a number or word that is not in anything. */
const GAP = 7
/** No JSON, from here on. */
const LINES = 8
/** What keeps scripts from running it, before it begins. */
const GUARD = 9

const NO_STRING = 0
const IN_STRING = WITHIN.indexOf('string')
const IN_NAME = WITHIN.indexOf('name')

/**
 * JSON (RFC 8259) over rows as `prettyJson` lays it out, without reading its values: every string, number and name
 * stays as it was written. Values may follow each other, as in NDJSON; each begins on a row of its own. What is no
 * JSON is kept as it is, from there on.
 */
export class JsonLayout implements RowLayout {
  leftOff: LeftOff | undefined
  leastDepth = 0
  readonly #writer: RowWriter
  readonly #levels = new JsonLevels()
  readonly #token = new JsonToken()
  readonly #lines: LineLayout
  readonly #guardEnd: number
  #state: number
  #isName = false
  #valueStart = 0
  #valueEnd = 0
  /** Where that began which is closed next. */
  #closedStart = 0

  /** @param guardEnd where a guard against scripts ends that the text begins with: it gets a row of its own */
  constructor(writer: RowWriter, guardEnd = 0) {
    this.#writer = writer
    this.#lines = new LineLayout(writer)
    this.#guardEnd = guardEnd
    this.#state = guardEnd > 0 ? GUARD : VALUE
  }

  get depth(): number {
    return this.#levels.depth
  }

  /** The objects and arrays that are open, from outside in. */
  get levels(): JsonLevel[] {
    return this.#levels.outer(this.#levels.depth)
  }

  /** The value that was begun last, and where the one ends that was ended last. */
  get value(): ValueSpan {
    return { start: this.#valueStart, end: this.#valueEnd }
  }

  /** Where that begins which the row of a closing bracket closes. */
  get closedStart(): number {
    return this.#closedStart
  }

  /** What comes next, as far as a row begins with it. */
  get next(): 'name' | 'closer' | 'lines' | 'other' {
    if (this.#state === NAME) return 'name'
    if (this.#state === CLOSER) return 'closer'
    return this.#state === LINES ? 'lines' : 'other'
  }

  run(piece: Uint8Array, base: number, from: number, pause: Pause): number {
    const writer = this.#writer
    const pauseAt = pause.offset - base
    const to = piece.length
    let row = writer.row
    let at = from
    while (at < to) {
      const byte = piece[at] ?? 0
      if (this.#state === LINES) return this.#lines.run(piece, base, at, pause)
      if (this.#state === TOKEN) {
        if (writer.isFull(byte) && this.#token.takes(byte)) writer.split(this.depth, this.#within)
        else at = this.#goOnWithToken(piece, base, at)
      } else if (this.#state === GAP) {
        this.#state = AFTER
        if (!isSpace(byte)) this.#leaveOff('syntax', base + at)
      } else if (this.#state === GUARD) at = this.#takeGuard(piece, base, at)
      else if (isSpace(byte)) at++
      else at = this.#takeStructure(byte, piece, base, at)
      if (writer.row !== row) {
        row = writer.row
        if (at >= pauseAt || row >= pause.row || this.depth <= pause.depth) return at
      }
    }
    return at
  }

  end(size: number): void {
    if (this.#state === TOKEN && this.depth === 0 && this.#token.mayEnd) {
      this.#state = AFTER
      this.#valueEnd = size
    }
    const isWhole = this.depth === 0 && this.#state !== TOKEN && this.#state !== GUARD
    if (!isWhole && this.#state !== LINES) this.leftOff = { why: 'end', offset: size, row: this.#writer.row }
  }

  save(offset: number): Float64Array {
    const own = [
      offset,
      this.#state,
      this.#token.save(),
      this.#isName ? 1 : 0,
      this.#state === CLOSER ? this.#closedStart : this.#valueStart,
      this.#lines.isAfterReturn ? 1 : 0
    ]
    const head = [...this.#writer.save(), ...own]
    const saved = new Float64Array(head.length + this.#levels.savedLength)
    saved.set(head)
    this.#levels.save(saved, head.length)
    return saved
  }

  restore(saved: Float64Array): number {
    this.#writer.restore([...saved.subarray(0, WRITER_NUMBERS)])
    const [offset = 0, state = VALUE, token = 0, isName, start = 0, isAfterReturn] =
      saved.subarray(WRITER_NUMBERS)
    this.#state = state
    this.#token.restore(token)
    this.#isName = isName === 1
    this.#valueStart = start
    this.#closedStart = start
    this.#lines.isAfterReturn = isAfterReturn === 1
    this.#levels.restore(saved.subarray(WRITER_NUMBERS + 6))
    return offset
  }

  get #within(): number {
    if (!this.#token.isString) return NO_STRING
    return this.#isName ? IN_NAME : IN_STRING
  }

  #goOnWithToken(piece: Uint8Array, base: number, from: number): number {
    const to = Math.min(piece.length, from + this.#writer.room())
    const at = this.#token.scan(piece, from, to)
    this.#writer.put(piece, from, at)
    if (this.#token.status === 'fault') this.#leaveOff('syntax', base + at)
    else if (this.#token.status === 'whole') {
      this.#valueEnd = base + at
      const isBare = this.depth === 0 && !this.#token.isString
      this.#state = this.#isName ? AFTER_NAME : isBare ? GAP : AFTER
    }
    return at
  }

  #takeGuard(piece: Uint8Array, base: number, from: number): number {
    const at = Math.min(piece.length, this.#guardEnd - base)
    this.#writer.put(piece, from, at)
    if (base + at < this.#guardEnd) return at
    this.#writer.newLine(0, false)
    this.#state = VALUE
    return at
  }

  /** Takes a byte that is neither white space nor within a token, or begins a row before it. */
  #takeStructure(byte: number, piece: Uint8Array, base: number, at: number): number {
    const writer = this.#writer
    const levels = this.#levels
    switch (this.#state) {
      case FIRST:
        if (this.#closes(byte)) {
          this.#valueStart = levels.pop()
          return this.#close(piece, base, at)
        }
        writer.newLine(levels.depth, true)
        this.#state = levels.inObject ? NAME : VALUE
        return at
      case AFTER:
        if (levels.depth === 0) {
          writer.newLine(0, false)
          this.#state = VALUE
          return at
        }
        if (byte === COMMA) {
          writer.put(piece, at, at + 1)
          writer.newLine(levels.depth, false)
          this.#state = levels.inObject ? NAME : VALUE
          if (!levels.inObject) levels.nextElement()
          return at + 1
        }
        if (!this.#closes(byte)) return this.#leaveOff('syntax', base + at, at)
        this.#closedStart = levels.pop()
        this.leastDepth = Math.min(this.leastDepth, levels.depth)
        writer.newLine(levels.depth, false)
        this.#state = CLOSER
        return at
      case CLOSER:
        this.#valueStart = this.#closedStart
        return this.#close(piece, base, at)
      case NAME:
        if (byte !== QUOTE) return this.#leaveOff('syntax', base + at, at)
        levels.nameAt(base + at)
        return this.#beginToken(true, byte, piece, base, at)
      case AFTER_NAME:
        if (byte !== COLON) return this.#leaveOff('syntax', base + at, at)
        writer.put(piece, at, at + 1)
        writer.space()
        this.#state = VALUE
        return at + 1
      default:
        if (byte !== OBJECT && byte !== ARRAY) return this.#beginToken(false, byte, piece, base, at)
        if (!levels.push(byte === OBJECT, base + at)) return this.#leaveOff('depth', base + at, at)
        writer.put(piece, at, at + 1)
        this.#valueStart = base + at
        this.#state = FIRST
        return at + 1
    }
  }

  #beginToken(isName: boolean, byte: number, piece: Uint8Array, base: number, at: number): number {
    if (!this.#token.begin(byte)) return this.#leaveOff('syntax', base + at, at)
    if (!isName) this.#valueStart = base + at
    this.#isName = isName
    this.#writer.put(piece, at, at + 1)
    this.#state = TOKEN
    return at + 1
  }

  #closes(byte: number): boolean {
    return byte === (this.#levels.inObject ? OBJECT_END : ARRAY_END)
  }

  #close(piece: Uint8Array, base: number, at: number): number {
    this.#writer.put(piece, at, at + 1)
    this.#state = AFTER
    this.#valueEnd = base + at + 1
    return at + 1
  }

  #leaveOff(why: 'syntax' | 'depth', offset: number, at = 0): number {
    this.leftOff = { why, offset, row: this.#writer.row }
    this.#state = LINES
    return at
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
