import { countOf, formatCount } from '../format/count.ts'
import { ValueLines } from './value-lines.ts'
import { hex, noteInTag, noteOfExtension, noteOfTag } from './value-notes.ts'
import { FormatFault, type ValueToken } from './value-token.ts'

/** So many bytes of a byte string are written out. */
const MOST_HEX = 4096

export interface PrintedValues {
  text: string
  /** How many values there are at the top, those that are damaged among them. */
  values: number
  /** Why it ends before the data does: damage, or the limit of the text. */
  fault?: { offset: number; problem: string; ended: boolean } | 'limit'
}

/**
 * Writes values down like JSON, over lines, in the diagnostic notation of RFC 8949 §8 where JSON has no words: byte
 * strings in hexadecimal, `undefined`, `NaN`, keys of any type, tags. What each means is said in a comment behind it.
 * @param limit most characters of text
 */
export function printValues(tokens: Iterable<ValueToken>, limit: number): PrintedValues {
  const lines = new ValueLines()
  let values = 0
  try {
    for (const token of tokens) {
      if (lines.depth === 0 && token.kind !== 'close') values++
      put(token, lines)
      if (lines.length > limit) return { text: lines.end(), values, fault: 'limit' }
    }
    return { text: lines.end(), values }
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error
    const { offset, message: problem, ended } = error
    return { text: lines.end(), values, fault: { offset, problem, ended } }
  }
}

function put(token: ValueToken, lines: ValueLines): void {
  if (token.kind === 'close') lines.close()
  else if (token.kind !== 'open') putSimple(token, lines)
  else if (token.of === 'tag') {
    lines.open('tag', `${token.tag}(`, token.tag)
    lines.note(noteOfTag(token.tag))
  } else lines.open(token.of, token.of === 'map' ? '{' : '[')
}

type SimpleToken = Exclude<ValueToken, { kind: 'open' | 'close' }>

function putSimple(token: SimpleToken, lines: ValueLines): void {
  const { tag } = lines
  lines.value(textOf(token))
  if (tag !== undefined) lines.note(noteInTag(tag, token))
  if (token.kind === 'string' && token.damaged) lines.note('not all of it is UTF-8')
  if (token.kind === 'extension') lines.note(noteOfExtension(token.type, token.bytes))
  if ('bytes' in token) lines.note(sizeOf(token.bytes.length))
}

function textOf(token: SimpleToken): string {
  if (token.kind === 'scalar') return token.text
  if (token.kind === 'string') return JSON.stringify(token.text)
  const bytes = `h'${hex(token.bytes.subarray(0, MOST_HEX))}${token.bytes.length > MOST_HEX ? '…' : ''}'`
  return token.kind === 'bytes' ? bytes : `ext(${token.type}, ${bytes})`
}

function sizeOf(bytes: number): string {
  const size = countOf(bytes, 'byte')
  return bytes > MOST_HEX ? `${size}, of which the first ${formatCount(MOST_HEX)} are shown` : size
}
