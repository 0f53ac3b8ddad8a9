import type { MarkupDialect } from '../format/markup-nodes.ts'
import { bytesOf, bytesWhere, isLetter, isMarkupSpace, NAME_PART, NAME_START } from './markup-bytes.ts'
import { NO_NAME, nextHash, RAW_NAMES, rawIndexOf, TEXTUAL_RAW, voids } from './markup-names.ts'
import { matchPreserve, PRESERVED } from './match-preserve.ts'
import type { Within } from './row-page.ts'

const BANG = 0x21
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const DASH = 0x2d
const SLASH = 0x2f
const LESS = 0x3c
const GREATER = 0x3e
const QUESTION = 0x3f
const BRACKET = 0x5b
const BRACKET_END = 0x5d

/** What a token is in the middle of. */
const START = 0
const TEXT = 1
const AFTER_LESS = 2
const END_NAME = 3
const END_SPACE = 4
const TAG_NAME = 5
const TAG = 6
const DECLARED = 7
const ONE_DASH = 8
const COMMENT = 9
const DATA_MARK = 10
const DATA = 11
const INSTRUCTION = 12
const DECLARATION = 13
const SUBSET = 14
const RAW = 15
const RAW_END = 16

const WITHIN_STATE: Readonly<Record<number, Within>> = {
  [END_NAME]: 'tag',
  [END_SPACE]: 'tag',
  [TAG_NAME]: 'tag',
  [TAG]: 'tag',
  [COMMENT]: 'comment',
  [DATA]: 'text',
  [RAW]: 'text',
  [RAW_END]: 'tag'
}

const DATA_NAME = bytesOf('CDATA[')
const RAW_BYTES = RAW_NAMES.map(bytesOf)
const TAG_MARKS = bytesOf('"\'<>')
/** In a tag, what neither ends it nor begins or ends anything in it. */
const TAG_PLAIN = bytesWhere(byte => !isMarkupSpace(byte) && !TAG_MARKS.includes(byte))

/**
 * `text` ends where markup begins. `empty` is an element without an end tag, or one whose content is no markup, with all
 * of it. `data` is a CDATA section, `other` a comment, processing instruction or declaration.
 */
export type MarkupTokenKind = 'text' | 'start' | 'empty' | 'end' | 'data' | 'other'

/** One token of XML or HTML as `parseMarkup` splits it, which comes byte by byte. */
export class MarkupToken {
  /** `open` while it may go on; `fault` when it cannot go on with the next byte. */
  status: 'open' | 'whole' | 'fault' = 'open'
  /** Once it is whole. */
  kind: MarkupTokenKind = 'text'
  /** Of the name of a tag, so that the names of all that is open need not be kept. */
  hash = NO_NAME
  readonly #dialect: MarkupDialect
  readonly #voids: ReadonlySet<number>
  #state = START
  /** The last byte, or the quote that an attribute is in. */
  #last = 0
  #quote = 0
  /** How much there is of what ends it. */
  #count = 0
  #preserved = 0
  #raw = -1

  constructor(dialect: MarkupDialect) {
    this.#dialect = dialect
    this.#voids = voids(dialect)
  }

  /** Begins one with the next byte. */
  begin(): void {
    this.restore([])
  }

  /** Whether nothing of it has been taken yet. */
  get isNew(): boolean {
    return this.#state === START
  }

  /** Whether it is a start tag, as far as it has come. */
  get isElement(): boolean {
    return this.#state === TAG_NAME || this.#state === TAG || this.#raw >= 0
  }

  get isText(): boolean {
    return this.#state === TEXT
  }

  get isData(): boolean {
    return this.#state === DATA
  }

  /** Whether the element says that all white space in it counts. */
  get preserves(): boolean {
    return this.#preserved === PRESERVED
  }

  /** What a row is within that begins where it stands. */
  get within(): Within | undefined {
    if (this.#state === TAG && this.#quote !== 0) return 'string'
    return this.#state === RAW && this.#raw >= TEXTUAL_RAW ? undefined : WITHIN_STATE[this.#state]
  }

  /** Takes bytes of a piece. @returns index of the first one that was not taken */
  scan(piece: Uint8Array, from: number, to: number): number {
    let at = from
    while (at < to && this.status === 'open') {
      if (this.#state === TEXT) at = this.#passText(piece, at, to)
      else if (this.#state === RAW && this.#count === 0) at = this.#passRaw(piece, at, to)
      else if (this.#state === TAG && this.#preserved === 0) at = this.#passTag(piece, at, to)
      else if (this.#take(piece[at] ?? 0)) at++
    }
    return at
  }

  save(): number[] {
    return [this.#state, this.hash, this.#last, this.#quote, this.#count, this.#preserved, this.#raw]
  }

  restore([
    state = START,
    hash = NO_NAME,
    last = 0,
    quote = 0,
    count = 0,
    preserved = 0,
    raw = -1
  ]: number[]) {
    this.status = 'open'
    this.#state = state
    this.hash = hash
    this.#last = last
    this.#quote = quote
    this.#count = count
    this.#preserved = preserved
    this.#raw = raw
  }

  #passText(piece: Uint8Array, from: number, to: number): number {
    const at = indexOfLess(piece, from, to)
    if (at < to) this.#end('text')
    return at
  }

  #passRaw(piece: Uint8Array, from: number, to: number): number {
    const at = indexOfLess(piece, from, to)
    if (at < to) this.#count = 1
    return Math.min(at + 1, to)
  }

  /** Passes what decides nothing, and takes one byte that may. */
  #passTag(piece: Uint8Array, from: number, to: number): number {
    let at = from
    while (at < to && TAG_PLAIN[piece[at] ?? 0] === 1) at++
    if (at > from) this.#last = piece[at - 1] ?? 0
    return at < to && this.#inTag(piece[at] ?? 0) ? at + 1 : at
  }

  /** @returns whether the byte was taken: otherwise it is looked at again, unless this has ended */
  #take(byte: number): boolean {
    switch (this.#state) {
      case START:
        this.#state = byte === LESS ? AFTER_LESS : TEXT
        return byte === LESS
      case AFTER_LESS:
        return this.#afterLess(byte)
      case TAG_NAME:
        if (NAME_PART[byte] === 1) this.hash = nextHash(this.hash, byte, this.#dialect)
        else this.#state = TAG
        return NAME_PART[byte] === 1
      case TAG:
        return this.#inTag(byte)
      case END_NAME:
        if (byte === GREATER) return this.#end('end')
        if (isMarkupSpace(byte)) this.#state = END_SPACE
        else this.hash = nextHash(this.hash, byte, this.#dialect)
        return true
      case END_SPACE:
        if (byte === GREATER) return this.#end('end')
        return isMarkupSpace(byte) || this.#fail()
      case DECLARED:
        this.#state = byte === DASH ? ONE_DASH : byte === BRACKET ? DATA_MARK : DECLARATION
        return this.#state !== DECLARATION
      case ONE_DASH:
        this.#state = byte === DASH ? COMMENT : DECLARATION
        return byte === DASH
      case COMMENT:
        return this.#endsWith(byte, DASH, 2, 'other')
      case DATA_MARK:
        if (byte !== DATA_NAME[this.#count]) {
          this.#count = 0
          this.#state = SUBSET
          return false
        }
        if (++this.#count < DATA_NAME.length) return true
        this.#count = 0
        this.#state = DATA
        return true
      case DATA:
        return this.#endsWith(byte, BRACKET_END, 2, 'data')
      case INSTRUCTION:
        return this.#endsWith(byte, QUESTION, 1, 'other')
      case DECLARATION:
        if (byte === GREATER) return this.#end('other')
        if (byte === BRACKET) this.#state = SUBSET
        return true
      case SUBSET:
        return this.#endsWith(byte, BRACKET_END, 1, 'other')
      case RAW:
        return this.#inRaw(byte)
      default:
        return byte === GREATER ? this.#end('empty') : true
    }
  }

  #afterLess(byte: number): boolean {
    if (byte === SLASH) this.#state = END_NAME
    else if (byte === BANG) this.#state = DECLARED
    else if (byte === QUESTION) this.#state = INSTRUCTION
    else if (NAME_START[byte] === 1) {
      this.hash = nextHash(this.hash, byte, this.#dialect)
      this.#state = TAG_NAME
    } else return this.#fail()
    return true
  }

  #inTag(byte: number): boolean {
    if (this.#quote !== 0) {
      if (byte === this.#quote) this.#quote = 0
    } else if (byte === LESS) return this.#fail()
    else if (byte === GREATER) return this.#endTag()
    else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) this.#quote = byte
    this.#preserved = matchPreserve(this.#preserved, byte, this.#last)
    this.#last = byte
    return true
  }

  #endTag(): boolean {
    if (this.#last === SLASH || this.#voids.has(this.hash)) return this.#end('empty')
    this.#raw = this.#dialect === 'html' ? rawIndexOf(this.hash) : -1
    if (this.#raw < 0) return this.#end('start')
    this.#state = RAW
    this.#count = 0
    return true
  }

  /** In what is no markup, until its own end tag. */
  #inRaw(byte: number): boolean {
    const name = RAW_BYTES[this.#raw] ?? new Uint8Array()
    const index = this.#count - 2
    if (index === name.length && (isMarkupSpace(byte) || byte === SLASH || byte === GREATER)) {
      this.#state = RAW_END
      return byte === GREATER ? this.#end('empty') : true
    }
    const isNext = index < 0 ? byte === SLASH : (byte | 0x20) === name[index] && isLetter(byte)
    this.#count = isNext ? this.#count + 1 : byte === LESS ? 1 : 0
    return true
  }

  /** @param mark stands so many times before the `>` that ends it */
  #endsWith(byte: number, mark: number, times: number, kind: MarkupTokenKind): boolean {
    if (byte === GREATER && this.#count === times) return this.#end(kind)
    this.#count = byte === mark ? Math.min(this.#count + 1, times) : 0
    return true
  }

  #end(kind: MarkupTokenKind): true {
    this.kind = kind
    this.status = 'whole'
    return true
  }

  #fail(): false {
    this.status = 'fault'
    return false
  }
}

function indexOfLess(piece: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && piece[at] !== LESS) at++
  return at
}

/** How many numbers `save` returns. */
export const TOKEN_NUMBERS = 7
