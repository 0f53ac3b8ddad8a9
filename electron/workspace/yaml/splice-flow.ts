import type { Edit } from './edit.ts'
import type { FlowCollection, FlowEntry } from './flow-entries.ts'
import { startsLine } from './flow-style.ts'
import { lineAt, lineStart, nextLine } from './lines.ts'
import { columnOf } from './place.ts'

/** What is added between brackets. */
export interface Added {
  text: string
  /** Lines of comment above it, and the comment behind it: of an entry that moved. */
  above?: string
  comment?: string
}

/** An entry that has lines of its own, as it is written elsewhere, with its comments. */
export function movedEntry(source: string, { head, end, lines }: FlowEntry): Added {
  const text = source.slice(head, end)
  if (lines === undefined) return { text }
  const above = source.slice(lines.from, lineStart(source, head))
  return { text, above, comment: lineAt(source, end).replace(/^,/, '').trimEnd() }
}

/** Takes the entries out that are not kept. `goesOn`: others follow behind the last one that is. */
export function removeFromFlow(
  edit: Edit,
  { entries, trailingComma }: FlowCollection,
  kept: readonly number[],
  goesOn: boolean
): void {
  const { text } = edit
  const lastKept = kept.at(-1) ?? 0
  for (const [index, entry] of entries.entries()) {
    if (kept.includes(index)) continue
    const following = entries[index + 1]
    if (entry.lines) edit.splice(entry.lines.from, entry.lines.to, '')
    else if (following !== undefined && index < lastKept) {
      const comma = text.slice(entry.end, following.head).includes('#') ? following.comma : undefined
      edit.splice(entry.head, comma === undefined ? following.head : comma + 1, '')
    } else {
      const from = entries[index - 1]?.end ?? entry.head
      if (entry.comma !== undefined && text.slice(from, entry.head).includes('#')) {
        edit.splice(entry.comma, entry.comma + 1, '')
        edit.splice(entry.head, entry.end, '')
      } else edit.splice(from, entry.end, '')
    }
  }
  if (goesOn || trailingComma) return
  const dropped = entries[lastKept + 1]
  if (dropped?.comma !== undefined && dropped.lines) edit.splice(dropped.comma, dropped.comma + 1, '')
}

/** Whether entries are added on lines of their own, since those that are there have them. */
export function goesOverLines(text: string, { entries, closing }: FlowCollection): boolean {
  const [first] = entries
  return first !== undefined && startsLine(text, first.head) && startsLine(text, closing)
}

/** Adds entries behind the one at `index`, or before all with -1. */
export function insertIntoFlow(
  edit: Edit,
  flow: FlowCollection,
  kept: readonly number[],
  index: number,
  added: readonly Added[]
): void {
  const { entries, trailingComma } = flow
  const entry = entries[Math.max(index, 0)]
  if (entry === undefined || added.length === 0) return
  const overLines = goesOverLines(edit.text, flow) && startsLine(edit.text, entry.head)
  if (!overLines) {
    const texts = added.map(({ text }) => text)
    if (index < 0) edit.splice(entry.head, entry.head, texts.map(each => `${each}, `).join(''))
    else edit.splice(entry.end, entry.end, texts.map(each => `, ${each}`).join(''))
    return
  }
  const pad = ' '.repeat(columnOf(edit.text, entry.head))
  const ends = index !== kept.at(-1) || trailingComma
  const lines = added.map(({ text, above = '', comment = '' }, at) => {
    const comma = ends || at < added.length - 1 ? ',' : ''
    return `${above}${pad}${text}${comma}${comment}\n`
  })
  if (index < 0) {
    const at = entry.lines?.from ?? lineStart(edit.text, entry.head)
    edit.splice(at, at, lines.join(''))
    return
  }
  const below = nextLine(edit.text, entry.end)
  if (index === entries.length - 1 && !trailingComma) edit.splice(entry.end, entry.end, ',')
  edit.splice(below, below, lines.join(''))
}
