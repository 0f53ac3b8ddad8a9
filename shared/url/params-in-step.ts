import type { DraftRow } from '../model/draft/draft-row.ts'
import { cutUrl } from './cut-url.ts'
import { parseQuery, printPair, type QueryPair } from './query-pairs.ts'

/**
 * The table of a URL's parameters after the URL has changed. Rows that are switched off, which the URL does not tell,
 * stay where they were; a row whose parameter changed keeps its description.
 * @param rows the table until now
 * @returns the very same rows when nothing of them changed
 */
export function paramsOfUrl(url: string, rows: readonly DraftRow[]): readonly DraftRow[] {
  const pairs = parseQuery(cutUrl(url).query)
  const shown = rows.filter(isInUrl)
  if (pairs.length === shown.length && pairs.every((pair, index) => says(shown[index], pair))) return rows
  const pairOf = align(shown, pairs)
  const result: DraftRow[] = []
  let told = 0
  const tellUpTo = (end: number) => {
    for (; told < end; told++) {
      const pair = pairs[told]
      if (pair) result.push({ name: pair.name, value: pair.value, enabled: true })
    }
  }
  for (const row of rows) {
    if (!isInUrl(row)) {
      result.push(row)
      continue
    }
    const index = pairOf.get(row)
    const pair = index === undefined ? undefined : pairs[index]
    if (index === undefined || !pair) continue
    tellUpTo(index)
    result.push(says(row, pair) ? row : { ...row, name: pair.name, value: pair.value })
    told = index + 1
  }
  tellUpTo(pairs.length)
  return result
}

/** The URL after its table of parameters has changed: only its query is another, and of that only what changed. */
export function urlWithParams(url: string, rows: readonly DraftRow[]): string {
  const { base, query, fragment } = cutUrl(url)
  const pairs = parseQuery(query)
  const shown = rows.filter(isInUrl)
  // A row that is told already where it stands keeps that place's text: another one may be written alike.
  const standing = shown.map((row, index) => {
    const pair = pairs[index]
    return pair && says(row, pair) ? pair.text : undefined
  })
  const written = new Map<string, string[]>()
  for (const [index, { name, value, text }] of pairs.entries()) {
    if (standing[index] !== undefined) continue
    const texts = written.get(keyOf(name, value))
    if (texts) texts.push(text)
    else written.set(keyOf(name, value), [text])
  }
  const texts = shown.map(
    ({ name, value }, index) =>
      standing[index] ?? written.get(keyOf(name, value))?.shift() ?? printPair(name, value)
  )
  if (texts.length === pairs.length && texts.every((text, index) => text === pairs[index]?.text)) return url
  return texts.length === 0 ? base + fragment : `${base}?${texts.join('&')}${fragment}`
}

function isInUrl({ name, value, enabled }: DraftRow): boolean {
  return enabled && (name !== '' || value !== '')
}

/** Whether a row stands for this parameter as it is: it may hold signs that are encoded in the URL. */
function says(row: DraftRow | undefined, { name, value, text }: QueryPair): boolean {
  return (
    row !== undefined &&
    ((row.name === name && row.value === value) || printPair(row.name, row.value) === text)
  )
}

function keyOf(name: string, value: string): string {
  return JSON.stringify([name, value])
}

/** Finds the parameter that each row has become. Both keep their order. */
function align(rows: readonly DraftRow[], pairs: readonly QueryPair[]): Map<DraftRow, number> {
  const found = new Map<DraftRow, number>()
  const fits = (row: number, index: number) => {
    const pair = pairs[index]
    return pair !== undefined && says(rows[row], pair)
  }
  const link = (row: number, index: number) => {
    const content = rows[row]
    if (content) found.set(content, index)
  }
  const shorter = Math.min(rows.length, pairs.length)
  let before = 0
  while (before < shorter && fits(before, before)) link(before, before++)
  let after = 0
  while (after < shorter - before && fits(rows.length - 1 - after, pairs.length - 1 - after)) {
    after++
    link(rows.length - after, pairs.length - after)
  }
  const rowsEnd = rows.length - after
  const pairsEnd = pairs.length - after
  if (rowsEnd - before === pairsEnd - before) {
    for (let index = before; index < rowsEnd; index++) link(index, index)
    return found
  }
  // Parameters came or went between the two ends that did not change: those of the same name are the same.
  let row = before
  for (let index = before; index < pairsEnd; index++) {
    const next = rows.findIndex(({ name }, at) => at >= row && at < rowsEnd && name === pairs[index]?.name)
    if (next < 0) continue
    link(next, index)
    row = next + 1
  }
  return found
}
