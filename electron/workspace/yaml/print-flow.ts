import type { FileStyle } from './file-style.ts'
import { type FlowStyle, PLAIN_FLOW } from './flow-style.ts'
import { printFlowScalar, type ScalarType } from './print-scalar.ts'
import { isRecord } from './same-value.ts'

/** What a value is written between brackets like. */
export interface FlowPlace {
  /** Column of the line that it stands on, where it may go on below; else all stands on one line. */
  column?: number | undefined
  /** How a text was written before. */
  type?: ScalarType | undefined
}

/** Writes values inside of `{ }` or `[ ]`. */
export class FlowPrinter {
  readonly #quote: FileStyle['quote']
  readonly #style: FlowStyle

  constructor(quote: FileStyle['quote'], style: FlowStyle = PLAIN_FLOW) {
    this.#quote = quote
    this.#style = style
  }

  value(value: unknown, { column, type }: FlowPlace = {}): string {
    const isList = Array.isArray(value)
    if (!isList && !isRecord(value)) return this.#scalar(value, type)
    const over = column !== undefined && this.#overLines(value)
    const inner = over ? { column: column + this.#style.step, type } : { type }
    const entries = isList
      ? value.map(each => this.value(each, inner))
      : Object.entries(value).map(([key, each]) => this.pair(key, each, inner))
    const [open, close] = isList ? '[]' : '{}'
    if (entries.length === 0) return `${open}${close}`
    if (over) {
      const pad = ' '.repeat(column + this.#style.step)
      return `${open}\n${entries.map(entry => pad + entry).join(',\n')}\n${' '.repeat(column)}${close}`
    }
    const space = !isList && this.#style.padded ? ' ' : ''
    return `${open}${space}${entries.join(', ')}${space}${close}`
  }

  /** A key and its value inside of `{ }`. */
  pair(key: string, value: unknown, place: FlowPlace = {}): string {
    return `${this.#scalar(key, place.type)}: ${this.value(value, place)}`
  }

  #scalar(value: unknown, type?: ScalarType): string {
    if (this.#style.json && typeof value === 'string') return printJsonText(value)
    return printFlowScalar(value, this.#quote, type)
  }

  #overLines(value: unknown[] | Record<string, unknown>): boolean {
    const holdsOthers = Object.values(value).some(each => Array.isArray(each) || isRecord(each))
    if (holdsOthers) return this.#style.nestsOverLines
    return !Array.isArray(value) && this.#style.leavesOverLines
  }
}

/** In double quotes with no escapes but those of JSON, which YAML knows too. */
function printJsonText(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\x9f\ufeff\u2028\u2029]/g,
    each => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
