import { type CST, isScalar, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import { commentColumn, isBlank, lineAt, lineStart, nextLine } from './lines.ts'
import { columnOf, type Place, placeOf } from './place.ts'
import { Unspliceable } from './source-text.ts'
import { keyText } from './value-reader.ts'

/** An entry of a mapping or sequence in block style, and the lines that are its own. */
export interface BlockEntry {
  place: Place
  key?: Scalar.Parsed
  name?: string
  /** Where the key or the dash stands, and in which column. */
  head: number
  column: number
  /** Whether it begins behind the dash of another: `- here: 1`. */
  inline: boolean
  /** Its lines, from the comment right above it to the deeper ones below it. */
  from: number
  to: number
  /** Whether blank lines are above `from`. */
  apart: boolean
}

type Found = Omit<BlockEntry, 'from' | 'to' | 'apart' | 'inline'>

/** The entries of a mapping, which stands in `parent`. @throws Unspliceable */
export function mappingEntries(text: string, map: YAMLMap.Parsed, parent: Place): BlockEntry[] {
  const found = map.items.map(pair => {
    const item = pair.srcToken
    if (item === undefined || !isScalar(pair.key)) throw new Unspliceable('A pair without a key.')
    const head = firstToken(item.start) ?? item.key?.offset ?? firstToken(item.sep ?? [])
    if (head === undefined) throw new Unspliceable('A pair of nothing.')
    const tokens = [...item.start, ...(item.sep ?? [])]
    const colon = tokens.find(token => token.type === 'map-value-ind')
    const column = columnOf(text, head)
    const value = { node: pair.value, container: 'mapping' as const, column }
    const after = colon && colon.offset + 1
    return {
      key: pair.key,
      name: keyText(pair.key),
      head,
      column,
      place: placeOf(text, value, after, tokens)
    }
  })
  return withLines(text, found, parent)
}

/** The entries of a sequence, which stands in `parent`. @throws Unspliceable */
export function sequenceEntries(text: string, sequence: YAMLSeq.Parsed, parent: Place): BlockEntry[] {
  const token = sequence.srcToken
  if (token?.type !== 'block-seq') throw new Unspliceable('A sequence of no dashes.')
  const items = token.items.flatMap(item => {
    const dash = item.start.find(each => each.type === 'seq-item-ind')
    return dash === undefined ? [] : [{ dash, start: item.start }]
  })
  if (items.length !== sequence.items.length) throw new Unspliceable('A sequence of something else.')
  const found = items.map(({ dash, start }, index) => {
    const column = columnOf(text, dash.offset)
    const node: ParsedNode | null = sequence.items[index] ?? null
    const value = { node, container: 'sequence' as const, column }
    return { head: dash.offset, column, place: placeOf(text, value, dash.offset + 1, start) }
  })
  return withLines(text, found, parent)
}

function firstToken(tokens: readonly CST.SourceToken[]): number | undefined {
  return tokens.find(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment')?.offset
}

function withLines(text: string, found: Found[], parent: Place): BlockEntry[] {
  const root = parent.container === 'root'
  let floor = parent.after === undefined ? 0 : nextLine(text, parent.behindProps)
  return found.map((entry, index) => {
    const start = lineStart(text, entry.head)
    const inline = !isBlank(text.slice(start, entry.head))
    // What stands above the first key of a file is about the file.
    const from = inline || (root && index === 0) ? start : withCommentsAbove(text, start, floor)
    const to = withDeeperComments(text, nextLine(text, entry.place.end), entry.column, found[index + 1]?.head)
    const apart = index > 0 && from > floor && isBlank(lineAt(text, lineStart(text, from - 1)))
    floor = to
    return { ...entry, inline, from, to, apart }
  })
}

function withCommentsAbove(text: string, start: number, floor: number): number {
  let from = start
  while (from > floor) {
    const above = lineStart(text, from - 1)
    if (commentColumn(lineAt(text, above)) === undefined) break
    from = above
  }
  return from
}

function withDeeperComments(text: string, start: number, column: number, limit = text.length): number {
  let to = start
  while (to < limit) {
    const comment = commentColumn(lineAt(text, to))
    if (comment === undefined || comment <= column) break
    to = nextLine(text, to)
  }
  return to
}

/** From where to where blank lines stand above an entry. */
export function blankAbove(text: string, from: number): number {
  let start = from
  while (start > 0) {
    const above = lineStart(text, start - 1)
    if (!isBlank(lineAt(text, above))) break
    start = above
  }
  return start
}

/** Whether the last line of an entry is blank: of a text that keeps its blank lines, where one more would count. */
export function endsBlank(text: string, { to }: BlockEntry): boolean {
  return isBlank(lineAt(text, lineStart(text, to - 1)))
}

/** The end of the blank lines below. */
export function blankBelow(text: string, to: number): number {
  let end = to
  while (end < text.length && isBlank(lineAt(text, end))) end = nextLine(text, end)
  return end
}
