const REPLACEMENT = /\ufffd/g

/**
 * How many bytes a decoder replaced by U+FFFD. Exact for UTF-8, where one sign may stand for up to three bytes and a
 * U+FFFD may have been sent as such; elsewhere each sign counts as one unit of the encoding.
 * @param text what `TextDecoder` made of the bytes
 * @param encoding as `DecodedText` names it
 * @param withheld bytes at the end that may be the beginning of a character
 */
export function countInvalid(bytes: Uint8Array, text: string, encoding: string, withheld = 0): number {
  if (encoding !== 'utf-8') return (text.match(REPLACEMENT)?.length ?? 0) * unitOf(encoding)
  const valid = new TextEncoder().encode(text.replace(REPLACEMENT, '')).length
  return bytes.length - valid - 3 * countSent(bytes) - (startsWithMark(bytes) ? 3 : 0) - withheld
}

/** The bytes of one unit of an encoding. */
function unitOf(encoding: string): number {
  if (encoding.startsWith('utf-16')) return 2
  return encoding.startsWith('utf-32') ? 4 : 1
}

/** U+FFFD that came as such: EF BF BD. */
function countSent(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++
  return count
}

/** A byte order mark is not part of the text. */
function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
