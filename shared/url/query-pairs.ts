import { coverTemplates } from '../template/cover-templates.ts'
import { parseTemplate } from '../template/parse-template.ts'

/** A parameter of a query, encoded as it is written there. */
export interface QueryPair {
  name: string
  value: string
  /** As it stands in the query: with or without a sign of equality when the value is empty. */
  text: string
}

/** The parameters of a query, with or without its `?`. Nothing between two `&` is none, nor is a lone `=`. */
export function parseQuery(query: string): QueryPair[] {
  const start = query.startsWith('?') ? 1 : 0
  const pairs: QueryPair[] = []
  let from = start
  for (const covered of coverTemplates(query).slice(start).split('&')) {
    const text = query.slice(from, from + covered.length)
    const at = covered.indexOf('=')
    if (text !== '' && text !== '=')
      pairs.push({
        name: at < 0 ? text : text.slice(0, at),
        value: at < 0 ? '' : text.slice(at + 1),
        text
      })
    from += covered.length + 1
  }
  return pairs
}

/** Writes a parameter as it was typed, but for what would end it there: `&`, `#` and, in a name, `=`. */
export function printPair(name: string, value: string): string {
  const written = encode(name, /[&#=]/g)
  return value === '' && written !== '' ? written : `${written}=${encode(value, /[&#]/g)}`
}

function encode(text: string, signs: RegExp): string {
  return parseTemplate(text)
    .map(piece => (piece.kind === 'text' ? piece.text.replace(signs, encodeURIComponent) : piece.text))
    .join('')
}
