import { stringify } from 'yaml'
import { FlowPrinter } from '#workspace/yaml/print-flow.ts'
import { isRecord } from '#workspace/yaml/same-value.ts'

/** How a file is written by hand: what people and other tools differ in. */
export interface HandStyle {
  step: number
  /** Of a sequence from its key. */
  sequence: number
  /** From a dash to what follows it. */
  dash: number
  crlf: boolean
  mark: boolean
  lastNewline: boolean
  marker: boolean
  /** 0 to 1: how often there is a comment, a blank line, a flow collection, quotes, a folded text. */
  comments: number
  blanks: number
  flow: number
  quotes: number
  folded: number
}

/** Prints a mapping in a style, with comments that are all different. `chance` gives numbers from 0 to 1. */
export function printByHand(value: Record<string, unknown>, style: HandStyle, chance: () => number): string {
  const lines = new Hand(style, chance).mapping(value, 0)
  const text = [...(style.marker ? ['---'] : []), ...lines].join('\n') + (style.lastNewline ? '\n' : '')
  return (style.mark ? '\uFEFF' : '') + (style.crlf ? text.replaceAll('\n', '\r\n') : text)
}

class Hand {
  readonly #style: HandStyle
  readonly #chance: () => number
  #comments = 0

  constructor(style: HandStyle, chance: () => number) {
    this.#style = style
    this.#chance = chance
  }

  mapping(value: Record<string, unknown>, column: number): string[] {
    return Object.entries(value).flatMap(([key, each], index) => {
      const name = this.#scalar(key, false)
      const { inline, lines } = this.#value(each, column, this.#style.step, this.#style.sequence)
      const [head = '', ...rest] = inline === undefined ? [] : [inline]
      const first = `${' '.repeat(column)}${name}:${head === '' ? '' : ` ${head}`}${this.#trailing(head)}`
      return [...this.#above(column, index), first, ...rest, ...lines]
    })
  }

  #sequence(value: unknown[], column: number): string[] {
    return value.flatMap((each, index) => {
      const pad = ' '.repeat(column)
      const behind = ' '.repeat(this.#style.dash - 1)
      const above = this.#above(column, index)
      if (isRecord(each) && Object.keys(each).length > 0 && !this.#rolls(this.#style.flow)) {
        const [first = '', ...rest] = this.mapping(each, column + this.#style.dash).filter(
          (line, at) => at > 0 || line.trim() !== ''
        )
        const bare = first.replace(/^ +/, '')
        if (bare.startsWith('#')) return [...above, `${pad}-`, first, ...rest]
        return [...above, `${pad}-${behind}${bare}`, ...rest]
      }
      const { inline, lines } = this.#value(each, column, this.#style.dash, this.#style.dash)
      if (inline === '') return [...above, `${pad}-${this.#trailing('')}`, ...lines]
      return [...above, `${pad}-${behind}${inline}${this.#trailing(inline)}`, ...lines]
    })
  }

  #value(
    value: unknown,
    column: number,
    step: number,
    sequence: number
  ): { inline: string; lines: string[] } {
    if (Array.isArray(value) && value.length > 0 && !this.#rolls(this.#style.flow)) {
      return { inline: '', lines: this.#sequence(value, column + sequence) }
    }
    if (isRecord(value) && Object.keys(value).length > 0 && !this.#rolls(this.#style.flow)) {
      return { inline: '', lines: this.mapping(value, column + step) }
    }
    if (Array.isArray(value) || isRecord(value)) {
      const inline = this.#rolls(0.5) ? JSON.stringify(value) : new FlowPrinter('double').value(value)
      return { inline, lines: [] }
    }
    // Blank lines below a text that keeps its own would be its own.
    const keeps = this.#style.blanks === 0 && this.#style.lastNewline
    const fits = /^\w[\w\n .]*\n[\w\n .]*$/
    if (
      typeof value === 'string' &&
      fits.test(value) &&
      !/\n[ \t]+(\n|$)/.test(value) &&
      (keeps || !/\n\n$/.test(value))
    ) {
      return this.#block(value, column + step)
    }
    return { inline: this.#scalar(value, true), lines: [] }
  }

  #block(value: string, column: number): { inline: string; lines: string[] } {
    const folded = this.#rolls(this.#style.folded) && !/\n[ \t]|\n$/.test(value)
    const chomping = value.endsWith('\n\n') ? '+' : value.endsWith('\n') ? '' : '-'
    const body = value.endsWith('\n') ? value.slice(0, -1) : value
    const text = folded ? body.replace(/\n+/g, run => `\n${run}`).replace(/(\w) (?=\w)/g, '$1\n') : body
    const lines = text.split('\n').map(line => (line === '' ? '' : ' '.repeat(column) + line))
    return { inline: (folded ? '>' : '|') + chomping, lines }
  }

  #scalar(value: unknown, asValue: boolean): string {
    if (value === null && asValue && this.#rolls(0.3)) return '~'
    if (typeof value === 'string' && this.#rolls(this.#style.quotes)) {
      const single = this.#rolls(0.5) && /^[^\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\p{Surrogate}]*$/u.test(value)
      return single ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value)
    }
    if (typeof value === 'string' && /[\n\r\ufeff]|^([<=>])\1{6}/.test(value)) return JSON.stringify(value)
    return stringify(value, { lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: 1e9 }).slice(
      0,
      -1
    )
  }

  #above(column: number, index: number): string[] {
    const blank = index > 0 && this.#rolls(this.#style.blanks) ? [''] : []
    return this.#rolls(this.#style.comments) ? [...blank, `${' '.repeat(column)}${this.#comment()}`] : blank
  }

  #trailing(inline: string): string {
    return this.#rolls(this.#style.comments) && !/^[|>]/.test(inline) ? ` ${this.#comment()}` : ''
  }

  #comment(): string {
    this.#comments += 1
    return `# comment ${this.#comments}`
  }

  #rolls(probability: number): boolean {
    return this.#chance() < probability
  }
}
