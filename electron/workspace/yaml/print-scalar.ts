import { Scalar, stringify } from 'yaml'

type Quote = 'single' | 'double'

/** How a text was written before. */
export type ScalarType = Scalar.Type

/** What cannot stand in a block scalar: control characters, line breaks of other worlds, halves of surrogates. */
const NEEDS_ESCAPES = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029\p{Surrogate}]/u

/**
 * A scalar on one line. What another reader would take for a number, a boolean, null or a date is quoted, by the rules
 * of YAML 1.1 too.
 * @param type  how it was written before
 */
export function printScalar(value: unknown, quote: Quote, type: ScalarType = Scalar.PLAIN): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return printNonFinite(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  // At the start of a line, a merge tool would take it for its own.
  const marker = /^(<{7}|={7}|>{7})/.test(value)
  const quoted = value.includes('\n') || marker || NEEDS_ESCAPES.test(value)
  const printed = stringify(value, {
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    // YAML 1.1 also has y and n for booleans, but no reader of it that is in use.
    compat: /^[yn]$/i.test(value) ? null : 'yaml-1.1',
    singleQuote: quote === 'single' ? true : null,
    defaultStringType: quoted ? Scalar.QUOTE_DOUBLE : inLine(type)
  }).slice(0, -1)
  return quoted ? printed.replace(UNPRINTABLE, escapeCode) : printed
}

/** What may not stand in a stream (YAML 1.2 §5.1), and JSON does not escape. Other readers refuse the whole file for it. */
const UNPRINTABLE = /[\x7f-\x9f]/g

function escapeCode(sign: string): string {
  return `\\x${sign.charCodeAt(0).toString(16)}`
}

function printNonFinite(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  return value > 0 ? '.inf' : '-.inf'
}

function inLine(type: ScalarType): ScalarType {
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? type : Scalar.PLAIN
}

/** A scalar inside of `{ }` or `[ ]`, where brackets and commas are no text. */
export function printFlowScalar(value: unknown, quote: Quote, type?: ScalarType): string {
  const printed = printScalar(value, quote, type)
  const plain = typeof value === 'string' && !/^["']/.test(printed)
  if (!plain || !/[[\]{},]|^[?:-]/.test(printed)) return printed
  return printScalar(value, quote, quote === 'single' ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE)
}

/** Whether the text can be written as it is, line by line under a `|`. */
export function fitsLiteral(value: string): boolean {
  return /[^ \t\n]/.test(value) && !/\n[ \t]+$/.test(value) && !NEEDS_ESCAPES.test(value)
}

/** A block scalar: what stands on the line of its key, and its lines. */
interface BlockScalar {
  header: string
  lines: string[]
}

/**
 * A text under a `|`.
 * @param indent  spaces of its lines
 * @param parent  column of the key or dash that it belongs to, from which an indentation indicator counts
 */
export function printLiteral(value: string, indent: number, parent: number): BlockScalar {
  // Leading spaces would be taken for indentation.
  const indicator = /^\n*[ \t]/.test(value) ? String(indent - parent) : ''
  const chomping = /\n\n$/.test(value) ? '+' : value.endsWith('\n') ? '' : '-'
  const body = value.endsWith('\n') ? value.slice(0, -1) : value
  const pad = ' '.repeat(indent)
  return {
    header: `|${indicator}${chomping}`,
    lines: body.split('\n').map(line => (line === '' ? '' : pad + line))
  }
}
