import { type CST, isScalar, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml'
import { startsLine } from './flow-style.ts'
import { commentColumn, lineAt, lineStart, nextLine } from './lines.ts'
import { columnOf, type Place, placeOf } from './place.ts'
import { Unspliceable } from './source-text.ts'
import { keyText } from './value-reader.ts'

/** An entry between brackets. */
export interface FlowEntry {
  place: Place
  key?: ParsedNode
  name: string
  head: number
  end: number
  comma: number | undefined
  /** Its lines, from the comment right above it, where nothing else stands on them but its comma and comment. */
  lines: { from: number; to: number } | undefined
}

/** A collection between brackets, as its tokens have it. */
export interface FlowCollection {
  entries: FlowEntry[]
  /** Whether a comma stands behind the last entry. */
  trailingComma: boolean
  closing: number
}

/** @throws Unspliceable */
export function flowCollection(text: string, node: YAMLMap.Parsed | YAMLSeq.Parsed): FlowCollection {
  const token = node.srcToken
  const closing = token?.type === 'flow-collection' ? token.end[0] : undefined
  if (token?.type !== 'flow-collection' || closing === undefined) throw new Unspliceable('No brackets.')
  const items = token.items.filter(item => item.key || item.sep || item.value)
  if (items.length !== node.items.length) throw new Unspliceable('Entries of nothing.')
  let floor = nextLine(text, token.start.offset)
  const entries = items.map((item, index) => {
    const entry = flowEntry(text, item, node, index)
    const lines = linesOf(text, entry, floor)
    floor = nextLine(text, entry.end)
    return { ...entry, lines }
  })
  return {
    entries,
    trailingComma: items.length < token.items.length && hasComma(token.items.at(-1)),
    closing: closing.offset
  }
}

function hasComma(item: CST.CollectionItem | undefined): boolean {
  return item?.start.some(token => token.type === 'comma') ?? false
}

function flowEntry(
  text: string,
  item: CST.CollectionItem,
  node: YAMLMap.Parsed | YAMLSeq.Parsed,
  index: number
): Omit<FlowEntry, 'lines'> {
  const comma = item.start.find(token => token.type === 'comma')?.offset
  const first = item.start.find(({ type }) => !['space', 'newline', 'comment', 'comma'].includes(type))
  const head = first?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset ?? item.value?.offset
  const entry = node.items[index] ?? null
  if (head === undefined) throw new Unspliceable('An entry of nothing.')
  if (entry === null || !('key' in entry)) {
    const value = { node: entry, container: 'flow' as const, column: columnOf(text, head) }
    const place = placeOf(text, value, comma === undefined ? head : comma + 1, item.start)
    return { place, name: '', head, end: place.end, comma }
  }
  const { key } = entry
  if (!isScalar(key)) throw new Unspliceable('A pair without a key.')
  const colon = item.sep?.find(token => token.type === 'map-value-ind')
  const value = { node: entry.value, container: 'flow' as const, column: columnOf(text, head) }
  const place = placeOf(text, value, colon && colon.offset + 1, item.sep ?? [])
  return { place, key, name: keyText(key), head, end: colon ? place.end : key.range[1], comma }
}

function linesOf(text: string, { head, end }: Omit<FlowEntry, 'lines'>, floor: number): FlowEntry['lines'] {
  if (!startsLine(text, head) || !/^,?[ \t]*(#[^\n]*)?$/.test(lineAt(text, end))) return undefined
  let from = lineStart(text, head)
  while (from > floor) {
    const above = lineStart(text, from - 1)
    if (commentColumn(lineAt(text, above)) === undefined) break
    from = above
  }
  return { from, to: nextLine(text, end) }
}
