import { isScalar } from 'yaml'
import { lineAt, lineStart, nextLine } from './lines.ts'
import type { Place } from './place.ts'
import { readScalar } from './read-scalar.ts'
import type { Splice } from './source-text.ts'

/**
 * A change inside of a text that is written over several lines and folded (`>`, or quoted or plain): the lines that say
 * what stays keep their breaks. Undefined where that cannot be done, and for texts of one line, which are written anew.
 */
export function patchScalar(text: string, place: Place, value: string, next: string): Splice | undefined {
  const { node, start, end } = place
  if (!isScalar(node) || node.type === 'BLOCK_LITERAL' || !text.slice(start, end).includes('\n'))
    return undefined
  const folded = node.type === 'BLOCK_FOLDED'
  const from = folded ? nextLine(text, start) : node.type === 'PLAIN' ? start : start + 1
  const offsets = sourceOffsets(text, from, end, value)
  if (offsets === undefined) return undefined
  const [prefix, suffix] = sharedEnds(value, next)
  const inserted = next.slice(prefix, next.length - suffix)
  // What would need escapes.
  if (/[\t\\'"]/.test(inserted)) return undefined
  const first = offsets[prefix]
  const last = offsets[value.length - suffix]
  if (first === undefined || last === undefined || first > last) return undefined
  const pad = /^ */.exec(lineAt(text, lineStart(text, end)))?.[0] ?? ''
  // Folding takes one newline of each run.
  const written = inserted.replace(/\n+/g, run => `\n${run}${pad}`)
  const patch = { start: first, end: last, text: written }
  const patched = text.slice(0, first) + written + text.slice(last)
  const reads = readScalar(patched, place, end + written.length - (last - first))
  return reads === next ? patch : undefined
}

/** How much two texts share at their starts and at their ends. */
function sharedEnds(a: string, b: string): [prefix: number, suffix: number] {
  const shorter = Math.min(a.length, b.length)
  let prefix = 0
  while (prefix < shorter && a[prefix] === b[prefix]) prefix += 1
  let suffix = 0
  while (suffix < shorter - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix += 1
  return [prefix, suffix]
}

/** Where each character of a folded text stands in the source. Undefined when it does not unfold that simply. */
function sourceOffsets(text: string, start: number, end: number, value: string): number[] | undefined {
  const offsets: number[] = []
  let at = start
  while (text[at] === ' ') at += 1
  for (let index = 0; index < value.length; index += 1) {
    const broken = /^[ \t]*\n[ \t\n]*/.exec(text.slice(at, end))
    if (broken === null) {
      if (text[at] !== value[index] || at >= end) return undefined
      offsets.push(at)
      at += 1
      continue
    }
    const breaks = broken[0].split('\n').length - 1
    const said = breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)
    if (!value.startsWith(said, index)) {
      // The newline that ends a block.
      if (/[^\n]/.test(value.slice(index))) return undefined
      while (index < value.length) {
        offsets.push(at)
        index += 1
      }
      break
    }
    for (let each = 0; each < said.length; each += 1) offsets.push(at)
    index += said.length - 1
    at += broken[0].length
  }
  offsets.push(at)
  return offsets
}
