import { FormatFault, type ValueToken } from '../binary/value-token.ts'

/**
 * Whether bytes are one value of a self-describing format from their beginning to their end.
 * @param cut whether more follows, so that the value need not have ended
 */
export function isOneValue(tokens: Iterable<ValueToken>, cut: boolean): boolean {
  let depth = 0
  let values = 0
  try {
    for (const { kind } of tokens) {
      if (values > 0) return false
      if (kind === 'open') depth++
      else if (kind === 'close') depth--
      if (depth === 0) values++
    }
    return values === 1 && !cut
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error
    return values === 0 && cut && error.ended
  }
}
