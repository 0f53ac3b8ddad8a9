import { coverTemplates } from '../template/cover-templates.ts'

/** A URL as it is edited, cut where its query begins and ends. The parts in a row are the URL. */
export interface CutUrl {
  /** All before the query. */
  base: string
  /** With its `?`; empty where there is none. */
  query: string
  /** With its `#`. */
  fragment: string
}

/** Cuts a URL at its first `?` and `#` (RFC 3986 appendix B) that do not stand in a template. */
export function cutUrl(url: string): CutUrl {
  const [, base = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(coverTemplates(url)) ?? []
  const end = base.length + query.length
  return { base: url.slice(0, base.length), query: url.slice(base.length, end), fragment: url.slice(end) }
}
