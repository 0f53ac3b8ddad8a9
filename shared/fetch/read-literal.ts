/** A value that is written in JavaScript without anything that would have to be run. */
export type Literal = string | number | boolean | null | undefined | LiteralObject | LiteralList
export interface LiteralObject extends ReadonlyMap<string, Literal> {}
export interface LiteralList {
  readonly list: readonly Literal[]
}

/** Where a text is no literal. The message is a sentence for people. */
export class NoLiteral extends Error {
  override readonly name = 'NoLiteral'
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
const WORD = /[\w$.+-]+/y
const KEY = /[A-Za-z_$][\w$]*/y
const ESCAPE = /\\(?:u\{([\dA-Fa-f]{1,6})\}|u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(\r\n|[\s\S]))/y

const LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
  // A line that goes on.
  '\n': '',
  '\r\n': ''
}

const WORDS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined]
])

/** How deep objects and lists may lie in each other. */
const MAX_DEPTH = 20

/** Reads texts, numbers, and objects and lists of them in a source, one after the other. Nothing is evaluated. */
export class LiteralReader {
  readonly #text: string
  #at: number

  constructor(text: string, from: number) {
    this.#text = text
    this.#at = from
  }

  /** All that was not read yet. */
  get rest(): string {
    return this.#text.slice(this.#at)
  }

  /** @returns whether this sign came next; then it is passed */
  take(sign: string): boolean {
    this.#match(SPACE)
    if (!this.#text.startsWith(sign, this.#at)) return false
    this.#at += sign.length
    return true
  }

  /** @throws NoLiteral */
  read(depth = 0): Literal {
    this.#match(SPACE)
    const sign = this.#text.charAt(this.#at)
    if (sign === '"' || sign === "'" || sign === '`') return this.#readText(sign)
    if (sign === '{' && depth < MAX_DEPTH) return this.#readObject(depth)
    if (sign === '[' && depth < MAX_DEPTH) return this.#readList(depth)
    const from = this.#at
    const word = this.#match(WORD)?.[0] ?? ''
    if (WORDS.has(word)) return WORDS.get(word)
    const number = word === '' ? Number.NaN : Number(word)
    if (!Number.isNaN(number)) return number
    throw this.stray(from)
  }

  #readObject(depth: number): LiteralObject {
    const entries = new Map<string, Literal>()
    this.take('{')
    while (!this.take('}')) {
      const from = this.#at
      const sign = this.#text.charAt(from)
      const key = sign === '"' || sign === "'" ? this.#readText(sign) : this.#match(KEY)?.[0]
      if (key === undefined || !this.take(':')) throw this.stray(from)
      entries.set(key, this.read(depth + 1))
      if (this.take(',')) continue
      if (this.take('}')) break
      throw this.stray()
    }
    return entries
  }

  #readList(depth: number): LiteralList {
    const list: Literal[] = []
    this.take('[')
    while (!this.take(']')) {
      list.push(this.read(depth + 1))
      if (this.take(',')) continue
      if (this.take(']')) break
      throw this.stray()
    }
    return { list }
  }

  #readText(quote: string): string {
    this.#at += 1
    const parts: string[] = []
    const plain = quote === '`' ? /[^`\\$]+|\$(?!\{)/y : quote === '"' ? /[^"\\\r\n]+/y : /[^'\\\r\n]+/y
    for (;;) {
      const from = this.#at
      const piece = this.#match(plain)?.[0]
      if (piece !== undefined) parts.push(piece)
      else if (this.#text.charAt(from) === quote) {
        this.#at += 1
        return parts.join('')
      } else {
        const [written, point, unit, byte, letter = ''] = this.#match(ESCAPE) ?? []
        const code = Number.parseInt(point ?? unit ?? byte ?? '', 16)
        if (written === undefined) throw this.#unclosed(quote, from)
        if (code > 0x10_ff_ff) throw this.stray(from)
        parts.push(Number.isNaN(code) ? (LETTERS[letter] ?? letter) : String.fromCodePoint(code))
      }
    }
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found ?? undefined
  }

  #unclosed(quote: string, at: number): NoLiteral {
    const computed = quote === '`' && this.#text.startsWith('${', at)
    return computed ? this.stray(at) : new NoLiteral(`The quote ${quote} is never closed.`)
  }

  /** What is to be said of what stands there, which is no literal. */
  stray(at = this.#at): NoLiteral {
    const found =
      this.#text
        .slice(at, at + 24)
        .split('\n')[0]
        ?.trim() ?? ''
    if (found === '') return new NoLiteral('The call of fetch ends before it is complete.')
    return new NoLiteral(
      `“${found}” would have to be run: only what is written out is read, as developer tools copy it.`
    )
  }
}
