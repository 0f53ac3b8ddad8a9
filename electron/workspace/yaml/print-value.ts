import type { FileStyle } from './file-style.ts'
import { fitsLiteral, printLiteral, printScalar, type ScalarType } from './print-scalar.ts'
import { isRecord } from './same-value.ts'

/** A value as it is written: what goes on the line of its key or dash, and the lines below. */
export interface Printed {
  inline: string
  lines: string[]
}

/** Where a value is written. */
interface PrintPlace {
  /** Column of the key or dash that it belongs to. */
  column: number
  /** Whether it stands behind a dash. */
  inSequence: boolean
  /** Column of its lines, where that is given: else the file's style says it. */
  content?: number
  /** How a text was written before. */
  type?: ScalarType | undefined
  /** Whether blank lines at its end counted before (`|+`), so that no others follow. */
  keepsBlanks?: boolean
}

/** An implicit key may have 1024 characters (YAML 1.2.2 §7.4.2). */
const MAX_IMPLICIT_KEY = 1000

/** Writes values in block style, as the file at hand does. */
export class BlockPrinter {
  readonly style: FileStyle

  constructor(style: FileStyle) {
    this.style = style
  }

  value(value: unknown, place: PrintPlace): Printed {
    if (typeof value === 'string') return this.#text(value, place)
    if (Array.isArray(value)) return this.#sequence(value, place)
    if (isRecord(value)) return this.#mapping(value, place)
    return { inline: printScalar(value, this.style.quote), lines: [] }
  }

  /** Lines of a key and its value at a column. */
  entry(key: string, value: unknown, column: number): string[] {
    const pad = ' '.repeat(column)
    const { inline, lines } = this.value(value, { column, inSequence: false })
    const name = printScalar(key, this.style.quote)
    const rest = inline === '' ? '' : ` ${inline}`
    if (name.length > MAX_IMPLICIT_KEY) return [`${pad}? ${name}`, `${pad}:${rest}`, ...lines]
    return [`${pad}${name}:${rest}`, ...lines]
  }

  /** Lines of an entry of a sequence whose dashes stand at the column. */
  item(value: unknown, column: number, dash = this.style.dash): string[] {
    const { inline, lines } = this.value(value, { column, inSequence: true, content: column + dash })
    return [`${' '.repeat(column)}-${' '.repeat(dash - 1)}${inline}`, ...lines]
  }

  #text(value: string, { column, inSequence, content, type, keepsBlanks = false }: PrintPlace): Printed {
    const asBlock = value.includes('\n') || type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED'
    const indent = content ?? column + (inSequence ? this.style.dash : this.style.step)
    const indicable = indent - column < 10
    // Blank lines below would be taken for the text's own if those count.
    const closed = keepsBlanks || !value.endsWith('\n\n')
    if (asBlock && closed && fitsLiteral(value) && indicable) {
      const { header, lines } = printLiteral(value, indent, Math.max(column, 0))
      return { inline: header, lines }
    }
    return { inline: printScalar(value, this.style.quote, type), lines: [] }
  }

  #sequence(values: unknown[], { column, inSequence, content }: PrintPlace): Printed {
    if (values.length === 0) return { inline: '[]', lines: [] }
    const indent = content ?? column + (inSequence ? this.style.dash : this.style.sequence)
    return placed(
      values.flatMap(each => this.item(each, indent)),
      inSequence
    )
  }

  #mapping(value: Record<string, unknown>, { column, inSequence, content }: PrintPlace): Printed {
    const entries = Object.entries(value)
    if (entries.length === 0) return { inline: '{}', lines: [] }
    const indent = content ?? column + (inSequence ? this.style.dash : this.style.step)
    return placed(
      entries.flatMap(([key, each]) => this.entry(key, each, indent)),
      inSequence
    )
  }
}

/** Behind a dash, the first line goes on its line. */
function placed(lines: string[], inSequence: boolean): Printed {
  const [first = '', ...rest] = lines
  return inSequence ? { inline: first.replace(/^ +/, ''), lines: rest } : { inline: '', lines }
}
