import type { MarkupDialect } from '../format/markup-nodes.ts'
import { LineLayout } from './line-layout.ts'
import { isMarkupSpace } from './markup-bytes.ts'
import { type MarkupLevel, MarkupLevels, type Ordinal } from './markup-levels.ts'
import { MarkupLookahead, type ReadAhead } from './markup-lookahead.ts'
import { MarkupToken, TOKEN_NUMBERS } from './markup-token.ts'
import type { LeftOff, Pause, RowLayout, ValueSpan } from './row-layout.ts'
import { WITHIN } from './row-page.ts'
import { type RowWriter, WRITER_NUMBERS } from './row-writer.ts'
import { TokenParts } from './token-parts.ts'

const LF = 0x0a
const CR = 0x0d
const BANG = 0x21
const SLASH = 0x2f
const LESS = 0x3c
const QUESTION = 0x3f

/** What it stands in. */
const BETWEEN = 0
const TOKEN = 1
/** No markup, from here on. */
const LINES = 2

/** Tokens that begin a row, by what is to be done when they are whole. */
const PLAIN = 0
/** A start tag whose content is laid out. */
const OPENER = 1
/** An end tag on a row of its own: what it closes has been closed already. */
const CLOSER = 2
/** Text where none was to be expected: what is white at its end is left out. */
const LOOSE = 3

const OWN_NUMBERS = 11

/**
 * XML or HTML over rows as `prettyMarkup` lays it out: only white space between elements changes, and an element that
 * holds text is kept as it was written. Whether one does is looked for no further than `REACH_BYTES`. What does not
 * match is kept as it is, from there on.
 */
export class MarkupLayout implements RowLayout {
  leftOff: LeftOff | undefined
  leastDepth = 0
  readonly dialect: MarkupDialect
  readonly #writer: RowWriter
  readonly #lines: LineLayout
  readonly #levels = new MarkupLevels()
  readonly #token: MarkupToken
  readonly #lookahead: MarkupLookahead
  readonly #parts: TokenParts
  #state = BETWEEN
  #role = PLAIN
  /** How many of the open elements are laid out: those within are kept as they are. */
  #laidOut = 0
  #hasRow = false
  #opens = false
  #isAfterReturn = false
  #tokenStart = 0
  /** Of the name that a closer must have. */
  #closingHash = 0
  #closed: MarkupLevel = { start: 0, ordinal: { index: 1, ofAll: false } }
  #ended: ValueSpan = { start: 0, end: 0 }

  constructor(writer: RowWriter, dialect: MarkupDialect, read: ReadAhead) {
    this.dialect = dialect
    this.#writer = writer
    this.#lines = new LineLayout(writer)
    this.#token = new MarkupToken(dialect)
    this.#lookahead = new MarkupLookahead(read, dialect)
    this.#parts = new TokenParts(this.#lookahead)
  }

  get depth(): number {
    return this.#laidOut
  }

  /** How many elements are open, of which `depth` are laid out. */
  get openCount(): number {
    return this.#levels.depth
  }

  /** The element that was ended last. */
  get ended(): ValueSpan {
    return this.#ended
  }

  /** What is open, from outside in; at the beginning of a row that closes an element, with that. */
  elements(): MarkupLevel[] {
    const open = Array.from({ length: this.#levels.depth }, (_, level) => this.#levels.at(level))
    return this.next === 'closer' ? [...open, this.#closed] : open
  }

  /** What a row begins with. */
  get next(): 'token' | 'closer' | 'lines' | 'rest' {
    if (this.#state === LINES) return 'lines'
    if (this.#state === TOKEN && !this.#token.isNew) return 'rest'
    return this.#role === CLOSER ? 'closer' : 'token'
  }

  /** Where an element stands that begins here. */
  ordinalOf(hash: number): Ordinal {
    return this.#levels.ordinalOf(hash)
  }

  run(piece: Uint8Array, base: number, from: number, pause: Pause): number {
    const writer = this.#writer
    const pauseAt = pause.offset - base
    const to = piece.length
    let row = writer.row
    let at = from
    while (at < to) {
      if (this.#state === LINES) return this.#lines.run(piece, base, at, pause)
      if (this.#state === TOKEN) at = this.#goOn(piece, base, at)
      else if (this.#isLaidOut && isMarkupSpace(piece[at] ?? 0)) at++
      else this.#begin(piece[at] ?? 0, base + at)
      if (writer.row !== row) {
        row = writer.row
        this.leastDepth = Math.min(this.leastDepth, this.depth)
        if (at >= pauseAt || row >= pause.row || this.depth <= pause.depth) return at
      }
    }
    return at
  }

  end(size: number): void {
    if (this.#state === LINES) return
    const isWhole = this.#levels.depth === 0 && (this.#state === BETWEEN || this.#token.isText)
    if (!isWhole) this.leftOff = { why: 'end', offset: size, row: this.#writer.row }
  }

  save(offset: number): Float64Array {
    const { start, ordinal } = this.#closed
    const own = [
      offset,
      this.#state,
      this.#role,
      this.#laidOut,
      (this.#hasRow ? 1 : 0) + (this.#opens ? 2 : 0),
      this.#isAfterReturn || this.#lines.isAfterReturn ? 1 : 0,
      this.#tokenStart,
      this.#closingHash,
      start,
      ordinal.index,
      ordinal.ofAll ? 1 : 0
    ]
    const head = [...this.#writer.save(), ...own, ...this.#token.save()]
    const saved = new Float64Array(head.length + this.#levels.savedLength)
    saved.set(head)
    this.#levels.save(saved, head.length)
    return saved
  }

  restore(saved: Float64Array): number {
    this.#writer.restore([...saved.subarray(0, WRITER_NUMBERS)])
    const own = saved.subarray(WRITER_NUMBERS, WRITER_NUMBERS + OWN_NUMBERS)
    const [offset = 0, state = BETWEEN, role = PLAIN, laidOut = 0, rows = 0, isAfterReturn, ...rest] = own
    const [tokenStart = 0, closingHash = 0, start = 0, index = 1, ofAll] = rest
    this.#state = state
    this.#role = role
    this.#laidOut = laidOut
    this.#hasRow = rows % 2 === 1
    this.#opens = rows >= 2
    this.#isAfterReturn = state !== LINES && isAfterReturn === 1
    this.#lines.isAfterReturn = state === LINES && isAfterReturn === 1
    this.#tokenStart = tokenStart
    this.#closingHash = closingHash
    this.#closed = { start, ordinal: { index, ofAll: ofAll === 1 } }
    const levels = WRITER_NUMBERS + OWN_NUMBERS + TOKEN_NUMBERS
    this.#token.restore([...saved.subarray(WRITER_NUMBERS + OWN_NUMBERS, levels)])
    this.#levels.restore(saved.subarray(levels))
    this.#parts.forget()
    return offset
  }

  /** Whether each child has a row of its own, where it stands. */
  get #isLaidOut(): boolean {
    return this.#levels.depth === this.#laidOut
  }

  /** Begins a token, and a row for it, unless it is a part of what is kept as it is. */
  #begin(byte: number, offset: number): void {
    this.#role = PLAIN
    this.#tokenStart = offset
    this.#state = TOKEN
    this.#token.begin()
    if (!this.#isLaidOut) return
    if (byte !== LESS && !this.#hasRow) {
      this.#leaveOff('syntax', offset)
      return
    }
    const isStray = byte === LESS && !this.#findRole(offset)
    if (byte !== LESS) this.#role = LOOSE
    if (this.#hasRow) this.#writer.newLine(this.depth, this.#opens)
    this.#hasRow = true
    this.#opens = false
    if (isStray) this.#leaveOff('syntax', offset)
  }

  /** @returns whether there may be such a token here */
  #findRole(offset: number): boolean {
    const next = this.#lookahead.byteAt(offset + 1)
    if (next === SLASH) {
      if (this.#levels.depth === 0) return false
      this.#closingHash = this.#levels.hash
      this.#closed = this.#levels.pop()
      this.#laidOut--
      this.#role = CLOSER
    } else if (next !== BANG && next !== QUESTION && this.#lookahead.isLaidOut(offset)) this.#role = OPENER
    return true
  }

  #goOn(piece: Uint8Array, base: number, from: number): number {
    const byte = piece[from] ?? 0
    if (this.#isAfterReturn) {
      this.#isAfterReturn = false
      if (byte === LF) return this.#scan(piece, base, from, from + 1)
    }
    if (this.#role === LOOSE && this.#parts.endsText(byte, base + from)) {
      this.#state = BETWEEN
      return from
    }
    if (byte === LF || byte === CR) {
      const at = this.#scan(piece, base, from, from + 1)
      if (at === from) return at
      this.#writer.ownLine(this.depth, this.#within)
      this.#isAfterReturn = byte === CR
      return at
    }
    if (this.#writer.isFull(byte)) {
      this.#writer.split(this.depth, this.#within)
      return from
    }
    const room = this.#writer.room()
    const to = this.#parts.endOf(piece, base, from, room, this.#role === LOOSE)
    const at = this.#scan(piece, base, from, to)
    this.#writer.put(piece, from, at)
    return at
  }

  #scan(piece: Uint8Array, base: number, from: number, to: number): number {
    const at = this.#token.scan(piece, from, to)
    if (this.#token.status === 'fault') this.#leaveOff('syntax', base + at)
    else if (this.#token.status === 'whole') this.#finish(base + at)
    return at
  }

  #finish(end: number): void {
    const { kind, hash } = this.#token
    const start = this.#tokenStart
    this.#state = BETWEEN
    if (kind === 'empty') {
      this.#levels.addChild(hash)
      this.#ended = { start, end }
    } else if (kind === 'start') {
      const isLaidOut = this.#role === OPENER
      const ordinal = this.#levels.addChild(hash)
      if (!this.#levels.push(hash, start, ordinal)) this.#leaveOff('depth', end)
      else if (isLaidOut) this.#laidOut++
      this.#opens = isLaidOut
    } else if (kind === 'end') {
      const isOwn = this.#role === CLOSER
      if (hash !== (isOwn ? this.#closingHash : this.#levels.hash)) this.#leaveOff('syntax', end)
      else this.#ended = { start: (isOwn ? this.#closed : this.#levels.pop()).start, end }
    }
  }

  get #within(): number {
    return Math.max(WITHIN.indexOf(this.#token.within), 0)
  }

  #leaveOff(why: 'syntax' | 'depth', offset: number): void {
    this.leftOff = { why, offset, row: this.#writer.row }
    this.#state = LINES
    // What is open is never closed, and would only be saved again and again.
    this.#levels.clear()
  }
}
