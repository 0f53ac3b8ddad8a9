import { endOfString } from '../format/json-pretty.ts'

const SPACE_OR_STRING = /\s+|"/g
const STRUCTURE = /["{}[\]]/g
const SCALAR = /[^\s,\]}]*/y

/**
 * Reads an array of objects as what is in their fields: strings as they are, all else as its JSON, as it was written but
 * for white space. A double would drop the zero of `1.10`, and digits of `12345678901234567890`.
 * @returns an entry for each of the array, undefined where that is no object; undefined when it is no array
 * @throws SyntaxError
 */
export function readExactRows(text: string): ([name: string, value: string][] | undefined)[] | undefined {
  // All that follows goes by its being JSON.
  JSON.parse(text)
  const start = skipSpace(text, 0)
  if (text[start] !== '[') return undefined
  return Array.from(elementsOf(text, start), at =>
    text[at] === '{' ? Array.from(membersOf(text, at)) : undefined
  )
}

/** Where each element of an array begins. @param opening where the array does */
function* elementsOf(text: string, opening: number): Generator<number> {
  let at = skipSpace(text, opening + 1)
  while (at < text.length && text[at] !== ']') {
    yield at
    at = skipComma(text, endOfValue(text, at))
  }
}

function membersOf(text: string, opening: number): Map<string, string> {
  const members = new Map<string, string>()
  let at = skipSpace(text, opening + 1)
  while (at < text.length && text[at] !== '}') {
    const nameEnd = endOfString(text, at)
    const from = skipSpace(text, skipSpace(text, nameEnd) + 1)
    const to = endOfValue(text, from)
    members.set(readString(text, at, nameEnd), readValue(text, from, to))
    at = skipComma(text, to)
  }
  return members
}

function readValue(text: string, from: number, to: number): string {
  return text[from] === '"' ? readString(text, from, to) : withoutSpace(text.slice(from, to))
}

function readString(text: string, from: number, to: number): string {
  return String(JSON.parse(text.slice(from, to)))
}

/** A value without white space between its tokens. */
function withoutSpace(value: string): string {
  const kept: string[] = []
  let from = 0
  SPACE_OR_STRING.lastIndex = 0
  for (let found = SPACE_OR_STRING.exec(value); found; found = SPACE_OR_STRING.exec(value)) {
    if (found[0] === '"') SPACE_OR_STRING.lastIndex = endOfString(value, found.index)
    else {
      kept.push(value.slice(from, found.index))
      from = SPACE_OR_STRING.lastIndex
    }
  }
  return kept.join('') + value.slice(from)
}

/** A count of brackets and a scan of strings, since the stack bears neither deep values nor long strings. */
function endOfValue(text: string, from: number): number {
  if (!'"{['.includes(text[from] ?? '')) return endOfScalar(text, from)
  let depth = 0
  STRUCTURE.lastIndex = from
  for (let found = STRUCTURE.exec(text); found; found = STRUCTURE.exec(text)) {
    const [sign] = found
    if (sign === '"') STRUCTURE.lastIndex = endOfString(text, found.index)
    else depth += sign === '{' || sign === '[' ? 1 : -1
    if (depth === 0) return STRUCTURE.lastIndex
  }
  return text.length
}

function endOfScalar(text: string, from: number): number {
  SCALAR.lastIndex = from
  return from + (SCALAR.exec(text)?.[0].length ?? 0)
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (' \t\n\r'.includes(text[at] ?? '.')) at++
  return at
}

function skipComma(text: string, from: number): number {
  const at = skipSpace(text, from)
  return text[at] === ',' ? skipSpace(text, at + 1) : at
}
