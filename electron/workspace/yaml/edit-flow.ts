import { type CST, isScalar, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Edit } from './edit.ts'
import { isBlank, lineAt, lineStart, nextLine } from './lines.ts'
import { type Match, matchEntries } from './match-entries.ts'
import { columnOf, type Place, placeOf } from './place.ts'
import { printFlow, printFlowPair } from './print-value.ts'
import { Unspliceable } from './source-text.ts'
import { keyText } from './value-reader.ts'

/** An entry between brackets. */
interface FlowEntry {
  place: Place
  key?: ParsedNode
  name: string
  head: number
  end: number
  comma: number | undefined
}

/** A collection between brackets, as its tokens have it. */
interface FlowCollection {
  entries: FlowEntry[]
  /** Whether a comma stands behind the last entry. */
  trailingComma: boolean
  closing: number
}

/** Changes, removes and appends keys between braces. @throws Unspliceable */
export function editFlowMapping(
  edit: Edit,
  place: Place,
  map: YAMLMap.Parsed,
  next: Record<string, unknown>,
  depth: number
): void {
  const flow = flowCollection(edit.text, map)
  const kept = flow.entries.flatMap(({ name }, index) => (Object.hasOwn(next, name) ? [index] : []))
  if (kept.length === 0) {
    edit.replace(place, next)
    return
  }
  for (const index of kept) {
    const entry = flow.entries[index]
    if (entry === undefined) continue
    if (entry.key) edit.keep(entry.key)
    edit.change(entry.place, next[entry.name], depth + 1)
  }
  const names = new Set(flow.entries.map(({ name }) => name))
  const quoted = flow.entries.every(({ head }) => edit.text[head] === '"')
  const added = Object.entries(next)
    .filter(([key]) => !names.has(key))
    .map(([key, value]) =>
      printFlowPair(key, value, edit.printer.style.quote, quoted ? 'QUOTE_DOUBLE' : undefined)
    )
  remove(edit, flow, kept, added.length > 0)
  insert(edit, flow, kept, kept.at(-1) ?? 0, added)
}

/** Changes, removes, inserts and moves entries between square brackets. @throws Unspliceable */
export function editFlowSequence(
  edit: Edit,
  place: Place,
  sequence: YAMLSeq.Parsed,
  next: readonly unknown[],
  depth: number
): void {
  const flow = flowCollection(edit.text, sequence)
  const old = sequence.items.map(item => edit.reader.valueOf(item))
  const matches = matchEntries(old, next)
  const kept = matches.flatMap(match => (match.kind === 'kept' ? [match.old] : []))
  if (kept.length === 0) {
    edit.replace(place, next)
    return
  }
  for (const [index, match] of matches.entries()) {
    const entry = match.kind === 'kept' ? flow.entries[match.old] : undefined
    if (entry) edit.change(entry.place, next[index], depth + 1)
  }
  const quoted = flow.entries.every(({ head }) => edit.text[head] === '"')
  const printed = (match: Match, value: unknown) => {
    const source = match.kind === 'moved' ? flow.entries[match.old] : undefined
    if (source) return edit.text.slice(source.head, source.end)
    return printFlow(value, edit.printer.style.quote, quoted ? 'QUOTE_DOUBLE' : undefined)
  }
  remove(edit, flow, kept, matches.at(-1)?.kind !== 'kept')
  let previous = -1
  let added: string[] = []
  for (const [index, match] of matches.entries()) {
    if (match.kind !== 'kept') {
      added.push(printed(match, next[index]))
      continue
    }
    insert(edit, flow, kept, previous, added)
    previous = match.old
    added = []
  }
  insert(edit, flow, kept, previous, added)
}

function flowCollection(text: string, node: YAMLMap.Parsed | YAMLSeq.Parsed): FlowCollection {
  const token = node.srcToken
  const closing = token?.type === 'flow-collection' ? token.end[0] : undefined
  if (token?.type !== 'flow-collection' || closing === undefined) throw new Unspliceable('No brackets.')
  const items = token.items.filter(item => item.key || item.sep || item.value)
  if (items.length !== node.items.length) throw new Unspliceable('Entries of nothing.')
  return {
    entries: items.map((item, index) => flowEntry(text, item, node, index)),
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
): FlowEntry {
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

/** Takes the entries out that are not kept. `goesOn`: others follow behind the last one that is. */
function remove(
  edit: Edit,
  { entries, trailingComma }: FlowCollection,
  kept: readonly number[],
  goesOn: boolean
): void {
  const lastKept = kept.at(-1) ?? 0
  for (const [index, entry] of entries.entries()) {
    if (kept.includes(index)) continue
    const following = entries[index + 1]
    if (hasOwnLines(edit.text, entry)) {
      edit.splice(lineStart(edit.text, entry.head), nextLine(edit.text, entry.end), '')
    } else if (following !== undefined && index < lastKept) {
      edit.splice(entry.head, following.head, '')
    } else edit.splice(entries[index - 1]?.end ?? entry.head, entry.end, '')
  }
  if (goesOn || trailingComma) return
  const dropped = entries[lastKept + 1]
  if (dropped?.comma !== undefined && hasOwnLines(edit.text, dropped)) {
    edit.splice(dropped.comma, dropped.comma + 1, '')
  }
}

/** Whether nothing else stands on the lines of the entry but its comma and its comment. */
function hasOwnLines(text: string, { head, end }: FlowEntry): boolean {
  return startsLine(text, head) && /^,?[ \t]*(#[^\n]*)?$/.test(lineAt(text, end))
}

function startsLine(text: string, offset: number): boolean {
  return isBlank(text.slice(lineStart(text, offset), offset))
}

/** Adds entries behind the one at `index`, or before all with -1. */
function insert(
  edit: Edit,
  flow: FlowCollection,
  kept: readonly number[],
  index: number,
  added: readonly string[]
): void {
  if (added.length === 0) return
  const { entries, trailingComma, closing } = flow
  const { text } = edit
  const entry = entries[Math.max(index, 0)]
  if (entry === undefined) return
  const ownLines = startsLine(text, entry.head) && startsLine(text, closing)
  const pad = ' '.repeat(columnOf(text, entry.head))
  if (index < 0) {
    edit.splice(
      entry.head,
      entry.head,
      added.map(each => (ownLines ? `${each},\n${pad}` : `${each}, `)).join('')
    )
    return
  }
  if (!ownLines) {
    edit.splice(entry.end, entry.end, added.map(each => `, ${each}`).join(''))
    return
  }
  const below = nextLine(text, entry.end)
  if (index === entries.length - 1 && !trailingComma) edit.splice(entry.end, entry.end, ',')
  const ends = index !== kept.at(-1) || trailingComma
  const lines = added.map((each, at) => `${pad}${each}${ends || at < added.length - 1 ? ',' : ''}\n`)
  edit.splice(below, below, lines.join(''))
}
