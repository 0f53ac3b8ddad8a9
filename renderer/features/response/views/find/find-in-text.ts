import type { TextQuery } from '#shared/model/text-document.ts'
import { patternOf } from './query-pattern.ts'

/** Matches that are kept at most. */
export const MOST_FOUND = 1_000_000

/**
 * Where something is found in the lines of a text, each line by itself, as the host searches.
 * @returns pairs of offsets, in order: `[from, to, from, to, …]`
 */
export function findInText(text: string, query: TextQuery, most = MOST_FOUND): Uint32Array<ArrayBuffer> {
  const pattern = patternOf(query)
  const found: number[] = []
  for (let start = 0; start <= text.length && found.length < most * 2; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end)
    for (const { index, 0: match } of line.matchAll(pattern)) {
      if (match === '') continue
      found.push(start + index, start + index + match.length)
      if (found.length >= most * 2) break
    }
    start = end + 1
  }
  return new Uint32Array(found)
}
