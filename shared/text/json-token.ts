const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_U = 0x75
const WORDS = ['true', 'false', 'null'].map(word => Uint8Array.from(word, char => char.charCodeAt(0)))

/** What a token is in the middle of. Those from `MINUS` on are of a number (RFC 8259 §6). */
const NONE = 0
const STRING = 1
const ESCAPE = 2
const HEX = 3
const WORD = 4
const MINUS = 5
const ZERO = 6
const DIGITS = 7
const POINT = 8
const FRACTION = 9
const EXPONENT = 10
const EXPONENT_SIGN = 11
const POWER = 12

/** Whether a byte of a string stands for itself: neither quote, backslash nor control character. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0
)
const ESCAPED = bytesOf('"\\/bfnrt')
const HEX_DIGITS = bytesOf('0123456789abcdefABCDEF')

/** One string, number or word of JSON, which comes byte by byte. */
export class JsonToken {
  /** `open` while it may go on; `fault` when it cannot go on with the next byte. */
  status: 'open' | 'whole' | 'fault' = 'whole'
  #state = NONE
  /** Hexadecimal digits that are still to come; or which word it is, and how much of it was there. */
  #left = 0
  #word = 0

  /** @returns whether one can begin with this byte, which is taken */
  begin(byte: number): boolean {
    this.#state = this.#first(byte)
    this.#left = 1
    this.status = this.#state === NONE ? 'fault' : 'open'
    return this.#state !== NONE
  }

  get isString(): boolean {
    return this.#state === STRING || this.#state === ESCAPE || this.#state === HEX
  }

  /** Whether the next byte would be a part of it. */
  takes(byte: number): boolean {
    return this.#state < MINUS || nextOfNumber(this.#state, byte) !== NONE
  }

  /** Whether it may end here because nothing follows. */
  get mayEnd(): boolean {
    return isWholeNumber(this.#state)
  }

  /** Takes bytes of a piece. @returns index of the first one that was not taken */
  scan(piece: Uint8Array, from: number, to: number): number {
    let at = from
    while (at < to) {
      const byte = piece[at] ?? 0
      if (this.#state === STRING) {
        while (at < to && PLAIN[piece[at] ?? 0] === 1) at++
        if (at === to) return at
        if (piece[at] === QUOTE) {
          this.status = 'whole'
          return at + 1
        }
        if (piece[at] !== BACKSLASH) return this.#fail(at)
        this.#state = ESCAPE
      } else if (this.#state === ESCAPE) {
        if (byte === LETTER_U) this.#left = 4
        else if (ESCAPED[byte] !== 1) return this.#fail(at)
        this.#state = byte === LETTER_U ? HEX : STRING
      } else if (this.#state === HEX) {
        if (HEX_DIGITS[byte] !== 1) return this.#fail(at)
        if (--this.#left === 0) this.#state = STRING
      } else if (this.#state === WORD) {
        const word = WORDS[this.#word]
        if (word?.[this.#left++] !== byte) return this.#fail(at)
        if (this.#left === word.length) {
          this.status = 'whole'
          return at + 1
        }
      } else {
        const next = nextOfNumber(this.#state, byte)
        if (next === NONE) {
          if (!isWholeNumber(this.#state)) return this.#fail(at)
          this.status = 'whole'
          return at
        }
        this.#state = next
      }
      at++
    }
    return at
  }

  /** As one number. */
  save(): number {
    return this.#state + this.#left * 16 + this.#word * 256
  }

  restore(saved: number): void {
    this.#state = saved % 16
    this.#left = (saved >> 4) % 16
    this.#word = saved >> 8
    this.status = 'open'
  }

  #first(byte: number): number {
    if (byte === QUOTE) return STRING
    this.#word = WORDS.findIndex(([first]) => first === byte)
    return this.#word >= 0 ? WORD : nextOfNumber(NONE, byte)
  }

  #fail(at: number): number {
    this.status = 'fault'
    return at
  }
}

/** @returns `NONE` when a number cannot go on with the byte */
function nextOfNumber(state: number, byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) {
    if (state === NONE || state === MINUS) return byte === 0x30 ? ZERO : DIGITS
    if (state === POINT) return FRACTION
    if (state === EXPONENT || state === EXPONENT_SIGN) return POWER
    return state === ZERO ? NONE : state
  }
  if (byte === 0x2e) return state === ZERO || state === DIGITS ? POINT : NONE
  if (byte === 0x2d && state === NONE) return MINUS
  if (byte === 0x2d || byte === 0x2b) return state === EXPONENT ? EXPONENT_SIGN : NONE
  const isE = byte === 0x45 || byte === 0x65
  return isE && (state === ZERO || state === DIGITS || state === FRACTION) ? EXPONENT : NONE
}

function isWholeNumber(state: number): boolean {
  return state === ZERO || state === DIGITS || state === FRACTION || state === POWER
}

function bytesOf(chars: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const char of chars) table[char.charCodeAt(0)] = 1
  return table
}
