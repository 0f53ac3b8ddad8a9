import { isCollection, isScalar } from 'yaml'
import type { Edit } from './edit.ts'
import { startsLine } from './flow-style.ts'
import { isBlank, lineStart, nextLine } from './lines.ts'
import { columnOf, isBlockScalar, keepsBlanks, type Place } from './place.ts'
import type { Printed } from './print-value.ts'
import { printYaml } from './print-yaml.ts'
import { isRecord } from './same-value.ts'
import { Unspliceable } from './source-text.ts'

/** Writes a value in the place of another, in the style of its surroundings. @throws Unspliceable */
export function replaceValue(edit: Edit, place: Place, next: unknown): void {
  if (place.after === undefined) throw new Unspliceable('There is no colon to write behind.')
  if (place.container === 'root') replaceRoot(edit, place, next)
  else if (place.container === 'flow') replaceInFlow(edit, place, next)
  else replaceInBlock(edit, place, next)
}

function replaceRoot(edit: Edit, { node, start, end }: Place, next: unknown): void {
  const printed = printYaml(next)
  if (node === null) {
    edit.splice(start, start, printed)
    return
  }
  if (node.tag || ('anchor' in node && node.anchor))
    throw new Unspliceable('The document has a name of its own.')
  const from = lineStart(edit.text, start)
  const behindMarker = !isBlank(edit.text.slice(from, start))
  if (behindMarker) edit.splice(start, nextLine(edit.text, end), `\n${printed}`)
  else edit.splice(from, nextLine(edit.text, end), printed)
}

function replaceInFlow(edit: Edit, place: Place, next: unknown): void {
  const type = isScalar(place.node) ? place.node.type : undefined
  const line = lineStart(edit.text, place.start)
  const printed = edit.flowPrinter([], isJsonQuoted(edit, place)).value(next, {
    type,
    ...(startsLine(edit.text, line + place.column) && { column: place.column })
  })
  const start = place.hasTag ? (place.after ?? place.start) : place.start
  const glued = /[:\w]/.test(edit.text[start - 1] ?? '')
  edit.splice(start, place.end, (glued ? ' ' : '') + printed)
}

/** Whether the key before it is quoted, as in JSON. */
function isJsonQuoted(edit: Edit, place: Place): boolean {
  return edit.text.slice(0, place.after).endsWith('":')
}

function replaceInBlock(edit: Edit, place: Place, next: unknown): void {
  const { text } = edit
  const after = place.after ?? place.start
  const behind = place.hasTag ? after : place.behindProps
  const onLine = !text.slice(after, place.start).includes('\n')
  const printed = edit.printer.value(next, {
    column: place.column,
    // A mapping behind an anchor begins on the next line, or the anchor would be its first key's.
    inSequence: place.container === 'sequence' && behind === after,
    type: isScalar(place.node) ? place.node.type : undefined,
    keepsBlanks: isBlockScalar(place.node) && keepsBlanks(text, place.start),
    ...contentColumn(edit, place, next, onLine)
  })
  const lines = printed.lines.map(line => `${line}\n`).join('')
  if (isBlockScalar(place.node)) replaceBlockScalar(edit, place, behind, printed.inline, lines)
  else if (onLine) replaceOnLine(edit, place, behind, printed.inline, lines)
  else replaceBelow(edit, place, behind, printed, lines)
}

function contentColumn(edit: Edit, place: Place, next: unknown, onLine: boolean): { content?: number } {
  const { text } = edit
  if (isBlockScalar(place.node)) {
    const indicator = /^[|>][-+]?(\d)/.exec(text.slice(place.start, place.start + 3))?.[1]
    if (indicator !== undefined) return { content: Math.max(place.column, 0) + Number(indicator) }
    const first = text
      .slice(nextLine(text, place.start), place.end)
      .split('\n')
      .find(line => !isBlank(line))
    const column = first?.search(/[^ \t]/) ?? -1
    return typeof next === 'string' && column > place.column ? { content: column } : {}
  }
  if (typeof next !== 'object') return {}
  const column = columnOf(text, place.start)
  // Its lines go on below its first, which takes the place of what was there.
  if (onLine)
    return place.container === 'sequence' && place.start > place.behindProps ? { content: column } : {}
  if (!isCollection(place.node) || place.node.flow) return {}
  const below = isRecord(next) || place.container === 'sequence' ? place.column + 1 : place.column
  return column >= below ? { content: column } : {}
}

function replaceBlockScalar(edit: Edit, place: Place, behind: number, inline: string, lines: string): void {
  const { text } = edit
  const header = /^[|>][-+\d]*/.exec(text.slice(place.start, place.start + 3))?.[0] ?? ''
  const body = nextLine(text, place.start)
  const start = inline === '' || place.hasTag ? behind : place.start
  edit.splice(
    start,
    place.start + header.length,
    start < place.start && inline !== '' ? ` ${inline}` : inline
  )
  edit.splice(body, Math.max(body, nextLine(text, place.end)), lines)
}

function replaceOnLine(edit: Edit, place: Place, behind: number, inline: string, lines: string): void {
  const gap = place.start > place.behindProps && !place.hasTag && inline !== ''
  edit.splice(gap ? place.start : behind, place.end, gap || inline === '' ? inline : ` ${inline}`)
  const below = nextLine(edit.text, place.end)
  edit.splice(below, below, lines)
}

function replaceBelow(edit: Edit, place: Place, behind: number, printed: Printed, lines: string): void {
  const { text } = edit
  const end = nextLine(text, place.end)
  if (printed.inline === '') {
    edit.splice(lineStart(text, place.start), end, lines)
    return
  }
  if (place.hasTag && place.behindProps > behind) edit.splice(behind, place.behindProps, ` ${printed.inline}`)
  else edit.splice(behind, behind, ` ${printed.inline}`)
  const body = nextLine(text, Math.max(behind, place.hasTag ? place.behindProps : behind))
  edit.splice(body, end, lines)
}
