import type { YAMLMap, YAMLSeq } from 'yaml'
import type { Edit } from './edit.ts'
import { type FlowCollection, type FlowEntry, flowCollection } from './flow-entries.ts'
import { type Match, matchEntries } from './match-entries.ts'
import { columnOf, type Place } from './place.ts'
import type { FlowPlace } from './print-flow.ts'
import { sameValue } from './same-value.ts'
import { type Added, goesOverLines, insertIntoFlow, movedEntry, removeFromFlow } from './splice-flow.ts'

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
  const fresh = Object.entries(next).filter(([key]) => !names.has(key))
  const added = fresh.map(([key, value]) => ({
    text: edit.flowPrinter([map]).pair(key, value, columnIn(edit.text, flow))
  }))
  removeFromFlow(edit, flow, kept, added.length > 0)
  insertIntoFlow(edit, flow, kept, kept.at(-1) ?? 0, added)
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
  const quoted = flow.entries.every(({ head }) => edit.text[head] === '"')
  const print = (value: unknown) =>
    edit.flowPrinter(sequence.items, quoted).value(value, columnIn(edit.text, flow))
  if (isExchange(flow.entries, matches)) {
    for (const [index, slot] of flow.entries.entries()) {
      const from = originOf(matches[index]) ?? index
      const source = flow.entries[from] ?? slot
      if (slot === source) edit.change(slot.place, next[index], depth + 1)
      else if (!sameValue(old[from], next[index])) edit.splice(slot.head, slot.end, print(next[index]))
      else edit.splice(slot.head, slot.end, edit.text.slice(source.head, source.end))
    }
    return
  }
  for (const [index, match] of matches.entries()) {
    const entry = match.kind === 'kept' ? flow.entries[match.old] : undefined
    if (entry) edit.change(entry.place, next[index], depth + 1)
  }
  removeFromFlow(edit, flow, kept, matches.at(-1)?.kind !== 'kept')
  let previous = -1
  let added: Added[] = []
  for (const [index, match] of matches.entries()) {
    const source = match.kind === 'moved' ? flow.entries[match.old] : undefined
    if (match.kind !== 'kept') {
      added.push(source ? movedEntry(edit.text, source) : { text: print(next[index]) })
      continue
    }
    insertIntoFlow(edit, flow, kept, previous, added)
    previous = match.old
    added = []
  }
  insertIntoFlow(edit, flow, kept, previous, added)
}

/**
 * Whether the same entries stand in another order, and share lines: then they change places, and the comments between
 * them stay where they are, since nothing says which of them a comment is about.
 */
function isExchange(entries: readonly FlowEntry[], matches: readonly Match[]): boolean {
  if (matches.length !== entries.length || entries.every(({ lines }) => lines !== undefined)) return false
  const origins = matches.map(originOf)
  return !origins.includes(undefined) && origins.some((from, index) => from !== index)
}

function originOf(match: Match | undefined): number | undefined {
  return match === undefined || match.kind === 'new' ? undefined : match.old
}

/** Where what is added may go over several lines. */
function columnIn(text: string, flow: FlowCollection): FlowPlace {
  const [first] = flow.entries
  return first !== undefined && goesOverLines(text, flow) ? { column: columnOf(text, first.head) } : {}
}
