import type { YAMLMap } from 'yaml'
import { type BlockEntry, blankAbove, blankBelow, endsBlank, mappingEntries } from './block-entries.ts'
import type { Edit } from './edit.ts'
import { commentColumn, lineAt, nextLine, trailingStart } from './lines.ts'
import type { Place } from './place.ts'
import { isSection } from './print-yaml.ts'

/**
 * Changes, removes and appends keys of a mapping in block style. The order of keys says nothing in YAML (1.2.2
 * §3.2.2.1): the file keeps its own. @throws Unspliceable
 */
export function editBlockMapping(
  edit: Edit,
  place: Place,
  map: YAMLMap.Parsed,
  next: Record<string, unknown>,
  depth: number
): void {
  const entries = mappingEntries(edit.text, map, place)
  const isKept = ({ name = '' }: BlockEntry) => Object.hasOwn(next, name)
  const firstKept = entries.findIndex(isKept)
  if (firstKept < 0) {
    edit.replace(place, next)
    return
  }
  for (const [index, entry] of entries.entries()) {
    if (isKept(entry)) {
      if (entry.key) edit.keep(entry.key)
      edit.change(entry.place, next[entry.name ?? ''], depth + 1)
    } else if (!entries[0]?.inline || index > firstKept) {
      removeEntry(edit, entries, index, index < firstKept)
    }
  }
  if (entries[0]?.inline && firstKept > 0) removeFromDash(edit, entries, firstKept)
  append(edit, place, entries, next)
}

/** Takes out the lines of an entry, and the blank ones that would otherwise be left over. */
export function removeEntry(
  edit: Edit,
  entries: readonly BlockEntry[],
  index: number,
  leading: boolean
): void {
  const entry = entries[index]
  if (entry === undefined) return
  const following = entries[index + 1]
  const from =
    entry.apart && (following === undefined || following.apart)
      ? blankAbove(edit.text, entry.from)
      : entry.from
  if (leading) edit.splice(entry.from, blankBelow(edit.text, entry.to), '')
  else edit.splice(from, entry.to, '')
}

/** The first keys go that stand behind a dash: the first that is kept moves up there, unless it has comments. */
function removeFromDash(edit: Edit, entries: readonly BlockEntry[], firstKept: number): void {
  const first = entries[0]
  const kept = entries[firstKept]
  if (first === undefined || kept === undefined) return
  if (!kept.apart && commentColumn(lineAt(edit.text, kept.from)) === undefined) {
    edit.splice(first.head, kept.head, '')
    return
  }
  const dashEnd = trailingStart(edit.text, first.head, ' \t')
  edit.splice(dashEnd, nextLine(edit.text, entries[firstKept - 1]?.place.end ?? first.head) - 1, '')
}

function append(
  edit: Edit,
  place: Place,
  entries: readonly BlockEntry[],
  next: Record<string, unknown>
): void {
  const last = entries.at(-1)
  if (last === undefined) return
  const names = new Set(entries.map(({ name }) => name))
  const lines = Object.entries(next)
    .filter(([key]) => !names.has(key))
    .flatMap(([key, value], index) => {
      const blank = standsApart(place, entries, key) && (index > 0 || !endsBlank(edit.text, last))
      return [...(blank ? [''] : []), ...edit.printer.entry(key, value, last.column)]
    })
  if (lines.length > 0) edit.splice(last.to, last.to, `${lines.join('\n')}\n`)
}

/** Whether a new key gets a blank line above it: at the top where others do, elsewhere where all do. */
function standsApart(place: Place, entries: readonly BlockEntry[], key: string): boolean {
  const others = entries.slice(1)
  if (place.container !== 'root') return others.length > 0 && others.every(({ apart }) => apart)
  return others.length > 0 ? others.some(({ apart }) => apart) : isSection(key)
}
