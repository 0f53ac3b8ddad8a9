import type { YAMLSeq } from 'yaml'
import { type BlockEntry, endsBlank, sequenceEntries } from './block-entries.ts'
import type { Edit } from './edit.ts'
import { removeEntry } from './edit-block-mapping.ts'
import { lineStart } from './lines.ts'
import { type Match, matchEntries } from './match-entries.ts'
import { columnOf, type Place } from './place.ts'
import { Unspliceable } from './source-text.ts'

/** Changes, removes, inserts and moves entries of a sequence in block style. @throws Unspliceable */
export function editBlockSequence(
  edit: Edit,
  place: Place,
  sequence: YAMLSeq.Parsed,
  next: readonly unknown[],
  depth: number
): void {
  const entries = sequenceEntries(edit.text, sequence, place)
  const old = sequence.items.map(item => edit.reader.valueOf(item))
  const matches = matchEntries(old, next)
  const kept = new Set(matches.flatMap(match => (match.kind === 'kept' ? [match.old] : [])))
  const [firstKept = entries.length] = kept
  if (matches.every(({ kind }) => kind === 'new')) {
    edit.replace(place, next)
    return
  }
  // In `- - a` the first entry shares its line with the dash of the outer one.
  if (entries[0]?.inline && (firstKept > 0 || matches[0]?.kind !== 'kept')) {
    throw new Unspliceable('The first entry stands behind another dash.')
  }
  for (const [index, match] of matches.entries()) {
    const entry = match.kind === 'kept' ? entries[match.old] : undefined
    if (entry !== undefined) edit.change(entry.place, next[index], depth + 1)
  }
  for (const index of entries.keys()) {
    if (!kept.has(index)) removeEntry(edit, entries, index, index < firstKept)
  }
  insert(edit, entries, matches, next)
}

function insert(edit: Edit, entries: BlockEntry[], matches: Match[], next: readonly unknown[]): void {
  const others = entries.slice(1)
  const blank = others.length > 0 && others.every(({ apart }) => apart) ? '\n' : ''
  let previous: BlockEntry | undefined
  for (const [index, match] of matches.entries()) {
    if (match.kind === 'kept') {
      previous = entries[match.old]
      continue
    }
    const lines = match.kind === 'moved' ? own(edit, entries[match.old]) : fresh(edit, entries, next[index])
    if (previous === undefined) {
      const from = entries[0]?.from ?? 0
      edit.splice(from, from, lines + blank)
    } else edit.splice(previous.to, previous.to, (endsBlank(edit.text, previous) ? '' : blank) + lines)
  }
}

/** The lines of an entry that moves, with its comments. */
function own(edit: Edit, entry: BlockEntry | undefined): string {
  if (entry === undefined || entry.inline) throw new Unspliceable('The entry has no line of its own.')
  return edit.text.slice(entry.from, entry.to)
}

function fresh(edit: Edit, entries: readonly BlockEntry[], value: unknown): string {
  const column = entries[0]?.column ?? 0
  return `${edit.printer.item(value, column, dashOf(edit.text, entries)).join('\n')}\n`
}

/** From a dash to what follows it, as the neighbours have it. */
function dashOf(text: string, entries: readonly BlockEntry[]): number | undefined {
  const filled = entries.find(
    ({ head, place }) =>
      place.node !== null && lineStart(text, head) === lineStart(text, place.start) && place.start > head + 1
  )
  return filled && columnOf(text, filled.place.start) - filled.column
}
