import { percentEncode } from '../percent-encode.ts'
import { decodePercent } from './canonical-path.ts'

/** The query as it is signed: each name and value encoded anew, sorted. A plus is a space, as services read it. */
export function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter(pair => pair !== '')
    .map(pair => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')].map(encodeAnew)
    })
    .sort(
      ([nameA = '', valueA = ''], [nameB = '', valueB = '']) =>
        compare(nameA, nameB) || compare(valueA, valueB)
    )
    .map(pair => pair.join('='))
    .join('&')
}

function encodeAnew(text: string): string {
  return percentEncode(decodePercent(text.replaceAll('+', ' ')))
}

/** By code point. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
