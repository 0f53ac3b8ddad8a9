import { bytesOf, isMarkupSpace } from './markup-bytes.ts'

const EQUALS = 0x3d
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const PATTERN = bytesOf(' xml:space="preserve')
const BEFORE_EQUALS = PATTERN.indexOf(EQUALS)
const BEFORE_QUOTE = PATTERN.indexOf(DOUBLE_QUOTE)
const X = PATTERN[1]

/** All of it was there. */
export const PRESERVED = PATTERN.length

/**
 * Looks in a start tag for `xml:space="preserve"` (XML §2.10), with either quote and white space around the equals sign.
 * @param matched how much of it was there, from 0 to `PRESERVED` @param last the byte before
 * @returns how much there is with this byte
 */
export function matchPreserve(matched: number, byte: number, last: number): number {
  if (matched === PRESERVED) return matched
  if (isMarkupSpace(byte)) return matched === BEFORE_EQUALS || matched === BEFORE_QUOTE ? matched : 1
  const isNext = byte === PATTERN[matched] || (matched === BEFORE_QUOTE && byte === SINGLE_QUOTE)
  if (isNext && matched > 0) return matched + 1
  return byte === X && isMarkupSpace(last) ? 2 : 0
}
