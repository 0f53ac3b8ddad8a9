import { parseParameters } from '../http/header-parameters.ts'

/** RFC 2046 §5.1.1. Longer ones come; these are the longest that are believed where only the content tells. */
const LONGEST_FOUND = 200

/** The boundary that a Content-Type names, whatever its subtype. */
export function boundaryOfType(header: string | undefined): string | undefined {
  return header === undefined ? undefined : parseParameters(header).parameters.get('boundary') || undefined
}

/** The boundary that a body begins with, for those that came without a word about it. */
export function boundaryInContent(head: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(head.subarray(0, LONGEST_FOUND + 8))
  const [, boundary] = /^(?:\r?\n)?--([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)[ \t]*\r?\n/.exec(start) ?? []
  return boundary
}
