import type { LinePattern } from './compile-query.ts'

const WORD_END = /[\p{L}\p{N}_]$/u
const LINE_END = '\n'

/**
 * Finds the matches of a pattern in a text of whole lines, or of a part of one. Each line is searched by itself: `^`
 * and `$` are its ends. A match has at least one character, and none overlaps another.
 * @param from index from which on matches may begin; what is before it is looked at by `^` and by whole words alone
 * @param found is told where each begins and ends @returns false to leave off
 */
export function findInLines(
  text: string,
  { pattern, wholeWord, mayLeaveLine }: LinePattern,
  from: number,
  found: (start: number, end: number) => boolean
): void {
  /** Searches a line, or many of them at once. @returns false to leave off */
  const search = (line: string, base: number, at: number): boolean => {
    for (let next = at; ; ) {
      pattern.lastIndex = next
      const match = pattern.exec(line)
      if (!match) return true
      const start = match.index
      const end = start + match[0].length
      const isWord = wholeWord && WORD_END.test(line.slice(Math.max(start - 2, 0), start))
      if (end === start || isWord) next = start + charLength(line, start)
      else if (!found(base + start, base + end)) return false
      else next = end
    }
  }
  if (!mayLeaveLine) {
    search(text, 0, from)
    return
  }
  for (let start = from === 0 ? 0 : text.lastIndexOf(LINE_END, from - 1) + 1; start <= text.length; ) {
    const end = text.indexOf(LINE_END, start)
    const line = text.slice(start, end < 0 ? undefined : end)
    if (!search(line, start, Math.max(from - start, 0)) || end < 0) return
    start = end + 1
  }
}

/** Of the character that begins at an index: half of one is none. */
function charLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
