const QUOTE = 0x22
const COMMA = 0x2c
const BRACKET = 0x5b
const BACKSLASH = 0x5c
const BRACE = 0x7b

/**
 * About how many values a text of JSON has, without making any: its commas and brackets. Their number, not that of the
 * bytes, is what reading them takes in memory.
 */
export function countJsonValues(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === COMMA || byte === BRACKET || byte === BRACE) count++
    else if (byte === QUOTE) at = endOfString(bytes, at)
  }
  return count
}

function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at
}
