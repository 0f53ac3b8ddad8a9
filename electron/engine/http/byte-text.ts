const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A text in UTF-8 with a character for each byte (latin1): the form in which header values are sent, so that no
 * character is cut to its lower byte, and which is hashed.
 */
export function toByteText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/**
 * Bytes as a person reads them. What is beyond ASCII is opaque (RFC 9110 §5.5), and UTF-8 in practice: what is no UTF-8
 * stays a byte a character. There is no way back from it: `é` can have been one byte or two.
 * @param bytes a byte a character
 */
export function readByteText(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes
  try {
    return UTF_8.decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return bytes
  }
}
