/** A tab leads to the next column that can be divided by this, as in the editors. */
export const TAB_SIZE = 2

/** After these a line is best broken. */
const BREAKS = new Set([' ', '\t', ',', ';', '}', ']', ')', '>', '&', '?', '/'])

/** Whether every sign is as wide as any other: one column. */
export function isPlain(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text)
}

/** How many columns the code point at `at` takes when it stands in `column`. */
export function widthAt(text: string, at: number, column: number): number {
  const code = text.charCodeAt(at)
  if (code === 9) return TAB_SIZE - (column % TAB_SIZE)
  if (code < 0x300) return 1
  // The second half of a pair has no width of its own, and neither have marks that stand on the sign before.
  if ((code >= 0xdc00 && code <= 0xdfff) || (code >= 0x300 && code <= 0x36f) || code === 0x200d) return 0
  // Where a font of another script steps in, signs may be as wide as two.
  return code >= 0x1100 ? 2 : 1
}

/** How many columns a text takes at most. */
export function columnsOf(text: string): number {
  if (isPlain(text)) return text.length
  let column = 0
  for (let at = 0; at < text.length; at++) column += widthAt(text, at, column)
  return column
}

/** The columns that a text is indented by. */
export function indentOf(text: string): number {
  let column = 0
  for (let at = 0; text[at] === ' ' || text[at] === '\t'; at++) column += widthAt(text, at, column)
  return column
}

/**
 * Where the lines begin over which a row is laid out; the first is 0. What goes on is indented as the row is, so far
 * that it has half of the width. A line is broken after a space or a delimiter in its second half, else where it ends.
 * @param columns how many there is room for, at least 2
 */
export function cutRow(text: string, columns: number): number[] {
  const starts = [0]
  if (text.length <= columns && isPlain(text)) return starts
  const indent = hangingIndent(text, columns)
  let start = 0
  let column = 0
  let lastBreak = 0
  for (let at = 0; at < text.length; at++) {
    const width = widthAt(text, at, column)
    const left = starts.length > 1 ? indent : 0
    if (left + column + width > columns && at > start) {
      const end = lastBreak > start + (columns - left) / 2 ? lastBreak : at
      starts.push(end)
      start = end
      at = end - 1
      column = 0
      lastBreak = 0
      continue
    }
    column += width
    if (BREAKS.has(text[at] ?? '')) lastBreak = at + 1
  }
  return starts
}

/** The columns by which the second and later lines of a row are indented. */
export function hangingIndent(text: string, columns: number): number {
  const indent = indentOf(text)
  return indent <= columns / 2 ? indent : 0
}
