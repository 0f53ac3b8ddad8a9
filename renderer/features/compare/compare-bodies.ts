import { compareJson, type JsonChange } from '#shared/compare/compare-json.ts'
import { parseExactJson, printExactJson } from '#shared/compare/parse-exact-json.ts'
import { decodeText } from '#shared/format/decode-text.ts'
import { guessLanguage } from '#shared/format/guess-language.ts'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'
import { type BytesApart, firstDifference, rowsAround } from './bytes-apart.ts'

/** One of the two bodies, all of it. */
export interface BodySide {
  bytes: Uint8Array
  contentType: string
  charset: string | undefined
}

/** A change with its values as JSON on one line. */
export interface PrintedChange extends Omit<JsonChange, 'before' | 'after'> {
  before?: string
  after?: string
}

export type ComparedBodies =
  /** Byte for byte. */
  | { kind: 'same' }
  /** `why` they are not compared as texts. */
  | { kind: 'bytes'; why: 'binary' | 'large'; sizes: readonly [number, number]; apart: BytesApart }
  | {
      kind: 'text'
      language: 'json' | 'plaintext'
      before: string
      after: string
      /** By what they mean: absent where one of them is no JSON. */
      values?: { changes: PrintedChange[]; count: number }
    }

/** Longer values are cut where they are listed. */
const MOST_SHOWN = 2000
/** Of a path the beginning and the end are listed: it may be as long as the body is. */
const MOST_PATH = 400

/** What two bodies have different. Takes time in proportion to their size, so it runs in a worker. */
export function compareBodies(left: BodySide, right: BodySide): ComparedBodies {
  const at = firstDifference(left.bytes, right.bytes)
  if (at === undefined) return { kind: 'same' }
  const [before, after] = [read(left), read(right)]
  if (before === undefined || after === undefined) {
    const { from, length } = rowsAround(at)
    const shown = ({ bytes }: BodySide) => bytes.slice(from, from + length)
    const sizes = [left.bytes.length, right.bytes.length] as const
    return {
      kind: 'bytes',
      why: 'binary',
      sizes,
      apart: { at, from, left: shown(left), right: shown(right) }
    }
  }
  const values = compareValues(before, after)
  return {
    kind: 'text',
    language: values ? 'json' : 'plaintext',
    before: layOut(before, left.contentType),
    after: layOut(after, right.contentType),
    ...(values && { values })
  }
}

function read({ bytes, contentType, charset }: BodySide): string | undefined {
  const { text, looksBinary } = decodeText(bytes, {
    contentType,
    ...(charset !== undefined && { charset })
  })
  return looksBinary ? undefined : text
}

function layOut(text: string, contentType: string): string {
  const language = guessLanguage(contentType, text)
  if (language === 'json') return prettyJson(text) ?? text
  return (language === 'xml' || language === 'html' ? prettyMarkup(text, language) : undefined) ?? text
}

function compareValues(before: string, after: string) {
  try {
    const { changes, count } = compareJson(parseExactJson(before), parseExactJson(after))
    return { changes: changes.map(print), count }
  } catch {
    // No JSON, or nested deeper than anybody means: then they are compared as texts.
    return undefined
  }
}

function print({ path, before, after, ...rest }: JsonChange): PrintedChange {
  return {
    ...rest,
    path: shownPath(path),
    ...(before !== undefined && { before: shown(before) }),
    ...(after !== undefined && { after: shown(after) })
  }
}

function shown(value: unknown): string {
  const text = printExactJson(value)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}

function shownPath(path: string): string {
  const half = MOST_PATH / 2
  return path.length > MOST_PATH ? `${path.slice(0, half)}…${path.slice(-half)}` : path
}
