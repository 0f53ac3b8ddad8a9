/**
 * A part of a long text, moved to whole UTF-8 characters: what continues a character belongs to the part in which it
 * began. Of parts that are cut this way none loses a byte and none shows one twice, whatever the encoding is.
 * @param bytes the part and, where the body goes on, at least three bytes more
 * @param length of the part
 */
export function alignPart(bytes: Uint8Array, length: number, isFirst: boolean): Uint8Array {
  const start = isFirst ? 0 : continuationAt(bytes, 0)
  const end = bytes.length <= length ? bytes.length : length + continuationAt(bytes, length)
  return bytes.subarray(start, end)
}

/** How many bytes from `at` continue a character: at most three (RFC 3629 §3). */
function continuationAt(bytes: Uint8Array, at: number): number {
  let count = 0
  while (count < 3 && ((bytes[at + count] ?? 0) & 0xc0) === 0x80) count++
  return count
}
