/** Everything but unreserved characters (RFC 3986 §2.3) as `%XX`, from the UTF-8 form of a text or from bytes. */
export function percentEncode(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  let text = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    const plain = /[\w.~-]/.test(character)
    text += plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return text
}
