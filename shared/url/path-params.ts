import type { DraftRow } from '../model/draft/draft-row.ts'
import { coverTemplates } from '../template/cover-templates.ts'
import { cutUrl } from './cut-url.ts'

/** A segment of a URL's path that a parameter stands for: `:id` of `/users/:id`. */
export interface PathParam {
  name: string
  /** Where its colon stands, and where it ends, in the URL. */
  from: number
  to: number
}

/** The `:name` segments of a URL's path, in order. A port is none, and neither is a lone colon. */
export function findPathParams(url: string): PathParam[] {
  const base = coverTemplates(cutUrl(url).base)
  const authority = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?[^/]*/i.exec(base)?.[0].length ?? 0
  return [...base.slice(authority).matchAll(/(?<=\/):[^/]+/g)].map(({ index, 0: segment }) => {
    const from = authority + index
    const to = from + segment.length
    return { name: url.slice(from + 1, to), from, to }
  })
}

/**
 * The table of a URL's path parameters after the URL has changed: one row for each name. A parameter that got another
 * name keeps its value.
 * @returns the very same rows when nothing of them changed
 */
export function pathParamsOfUrl(url: string, rows: readonly DraftRow[]): readonly DraftRow[] {
  const names = [...new Set(findPathParams(url).map(({ name }) => name))]
  if (names.length === rows.length && names.every((name, index) => name === rows[index]?.name)) return rows
  const renamed = names.length === rows.length
  return names.map((name, index) => {
    const same = rows.find(row => row.name === name)
    const here = rows[index]
    if (same) return same
    if (renamed && here && !names.includes(here.name)) return { ...here, name }
    return { name, value: '', enabled: true }
  })
}
