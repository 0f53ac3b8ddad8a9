const COLON = 0x3a
const UNDERSCORE = 0x5f
const NAME_MARKS = bytesOf('-.0123456789')

/** White space of XML and HTML (HTML §12.1.5): what is laid out anew. */
export function isMarkupSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c
}

/** Of ASCII. */
export function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}

/** @param text of ASCII */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, char => char.charCodeAt(0))
}

/** For each byte whether something holds of it: 1 or 0. */
export function bytesWhere(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0))
}

/** Bytes that names begin with, and that they are made of. */
export const NAME_START = bytesWhere(
  byte => isLetter(byte) || byte === UNDERSCORE || byte === COLON || byte >= 0x80
)
export const NAME_PART = bytesWhere(byte => NAME_START[byte] === 1 || NAME_MARKS.includes(byte))
