export interface DecodedText {
  text: string
  /** The encoding that was used, by its WHATWG name. */
  encoding: string
  /** `mark`: a byte order mark; `declared`: the charset parameter; `assumed`: UTF-8, or windows-1252 where it is not. */
  source: 'mark' | 'declared' | 'assumed'
  /** Bytes that the encoding does not allow were replaced by U+FFFD. */
  damaged: boolean
}

/**
 * Text of a body, or undefined when it is binary: a NUL byte, or bytes that are not UTF-8 under a type that is not text.
 * A byte order mark beats the charset parameter (WHATWG Encoding §6.1 “decode”), and a label nobody knows is ignored.
 * @param cut whether the bytes may end within a character
 */
export function decodeText(
  bytes: Uint8Array,
  { contentType = '', charset = '', cut = false }: { contentType?: string; charset?: string; cut?: boolean }
): DecodedText | undefined {
  const marked = encodingOfMark(bytes)
  if (marked) return decode(bytes, marked, 'mark', cut)
  const declared = knownEncoding(charset)
  if (declared?.startsWith('utf-16')) return decode(bytes, declared, 'declared', cut)
  if (bytes.includes(0)) return undefined
  if (declared) return decode(bytes, declared, 'declared', cut)
  const utf8 = decode(bytes, 'utf-8', 'assumed', cut)
  if (!utf8.damaged) return utf8
  return contentType.startsWith('text/') ? decode(bytes, 'windows-1252', 'assumed', cut) : undefined
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return undefined
}

function knownEncoding(label: string): string | undefined {
  try {
    return label ? new TextDecoder(label).encoding : undefined
  } catch {
    return undefined
  }
}

function decode(
  bytes: Uint8Array,
  encoding: string,
  source: DecodedText['source'],
  cut: boolean
): DecodedText {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut })
    return { text, encoding, source, damaged: false }
  } catch {
    const text = new TextDecoder(encoding).decode(bytes, { stream: cut })
    return { text, encoding, source, damaged: true }
  }
}
