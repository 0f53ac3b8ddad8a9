import type { TextLanguage } from '#shared/format/guess-language.ts'
import type { TextRow } from '#shared/model/text-document.ts'
import { type Token, type TokenKind, tokensOf } from './row-tokens.ts'

const CLASSES: Record<TokenKind, string | undefined> = {
  key: 'viewer-key',
  string: 'viewer-string',
  number: 'viewer-number-value',
  keyword: 'viewer-keyword',
  comment: 'viewer-comment',
  delimiter: 'viewer-delimiter',
  tag: 'viewer-tag',
  attribute: 'viewer-attribute',
  meta: 'viewer-meta',
  text: undefined
}

/** A long row stands on many lines, all of which are drawn from it. */
const known = new WeakMap<TextRow, readonly Token[]>()

/** The part of a row that stands on one line. */
export interface LinePart {
  row: TextRow
  /** Of the row's text. */
  start: number
  end: number
}

/** Draws a part of a row, coloured, as text nodes in order: nothing of a foreign text becomes markup. */
export function fillLine(element: HTMLElement, { row, start, end }: LinePart, language: TextLanguage): void {
  const nodes: Node[] = []
  let at = 0
  for (const { kind, text } of knownTokens(row, language)) {
    const from = Math.max(start, at)
    at += text.length
    const to = Math.min(end, at)
    if (from >= to) {
      if (at >= end) break
      continue
    }
    const part = document.createTextNode(text.slice(from - (at - text.length), to - (at - text.length)))
    const name = CLASSES[kind]
    if (name === undefined) nodes.push(part)
    else {
      const span = document.createElement('span')
      span.className = name
      span.append(part)
      nodes.push(span)
    }
  }
  element.replaceChildren(...nodes)
}

function knownTokens(row: TextRow, language: TextLanguage): readonly Token[] {
  const tokens = known.get(row) ?? tokensOf(row, language)
  known.set(row, tokens)
  return tokens
}

/** The place of a sign in a line that was drawn: its text node, and where in that. */
export function nodeAt(element: HTMLElement, offset: number): { node: Node; offset: number } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let rest = offset
  let last: Node | undefined
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (rest <= length) return { node, offset: rest }
    rest -= length
    last = node
  }
  return last ? { node: last, offset: last.textContent?.length ?? 0 } : { node: element, offset: 0 }
}

/** How far right of the line's beginning a sign stands, in pixels. */
export function leftOf(element: HTMLElement, offset: number): number {
  if (offset === 0) return 0
  const range = document.createRange()
  const end = nodeAt(element, offset)
  range.setStart(element, 0)
  range.setEnd(end.node, end.offset)
  return range.getBoundingClientRect().width
}

/** The sign that is nearest to `left` pixels from the line's beginning. */
export function offsetAt(element: HTMLElement, left: number, length: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (leftOf(element, middle) <= left) low = middle
    else high = middle - 1
  }
  if (low === length) return low
  const before = leftOf(element, low)
  return left - before > (leftOf(element, low + 1) - before) / 2 ? low + 1 : low
}
