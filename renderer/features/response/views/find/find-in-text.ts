import type { TextQuery } from '#shared/model/text-document.ts'
import { compileQuery } from '#shared/text/compile-query.ts'
import { findInLines } from '#shared/text/find-in-lines.ts'

/** Matches that are kept at most. */
export const MOST_FOUND = 1_000_000

/**
 * Where something is found in the lines of a text, each line by itself, as the host searches.
 * @returns pairs of offsets, in order: `[from, to, from, to, …]`
 */
export function findInText(text: string, query: TextQuery, most = MOST_FOUND): Uint32Array<ArrayBuffer> {
  const found: number[] = []
  findInLines(text, compileQuery(query), 0, (from, to) => found.push(from, to) < most * 2)
  return new Uint32Array(found)
}
