import { FormatFault, type ValueToken } from '../binary/value-token.ts'

/** So many tokens are looked at. */
const ENOUGH = 500
const PRINTABLE = /^[^\x00-\x1f\x7f]+$/

/**
 * Whether bytes of which nothing is known are of a self-describing format: a map with a readable name first, or lists
 * of such, well-formed as far as they go. Anything less would be found in random bytes.
 * @param cut whether more follows
 */
export function looksDecodable(tokens: Iterable<ValueToken>, cut: boolean): boolean {
  let count = 0
  let map = false
  let named = false
  try {
    for (const token of tokens) {
      if (!named) {
        if (map) {
          if (token.kind !== 'string' || token.damaged || !PRINTABLE.test(token.text)) return false
          named = true
        } else if (token.kind !== 'open' || isEmpty(token)) return false
        else map = token.of === 'map'
      }
      if (++count >= ENOUGH) return true
    }
    return named
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error
    return named && cut && error.ended
  }
}

/** Nothing in it would tell more. The one tag that says “this is CBOR” is as good as a list. */
function isEmpty(token: ValueToken & { kind: 'open' }): boolean {
  return token.of === 'tag' ? token.tag !== '55799' : token.count === 0
}
