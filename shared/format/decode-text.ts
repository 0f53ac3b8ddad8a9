import { countInvalid } from './count-invalid.ts'
import { encodingInContent } from './encoding-in-content.ts'
import { encodingOfLabel, textDecoder } from './text-decoder.ts'

/**
 * Where an encoding is known from. `chosen`: by whoever asks; `mark`: a byte order mark; `declared`: the charset
 * parameter; `content`: what the text says or shows of itself; `assumed`: none of these.
 */
export type EncodingSource = 'chosen' | 'mark' | 'declared' | 'content' | 'assumed'

export interface DecodedText {
  text: string
  /** The encoding that was used, by its WHATWG name, or `utf-32le` or `utf-32be`. */
  encoding: string
  /** Where it is `assumed`: UTF-8, or windows-1252 where it is not. */
  source: EncodingSource
  /** How many bytes the encoding does not allow. U+FFFD stands in their place. */
  invalidBytes: number
  /** A guess: a NUL byte, or, under a type that names no text, more than a few bytes that are not UTF-8. */
  looksBinary: boolean
}

/** What was said of an encoding. */
export interface EncodingHints {
  /** The media type in lower case without parameters. */
  contentType?: string
  /** The charset parameter. */
  charset?: string
  /** A label that is taken whatever else is said. */
  encoding?: string
}

interface DecodeOptions extends EncodingHints {
  /** Whether the bytes may end within a character. */
  cut?: boolean
}

/** Part of the bytes that may be invalid in what is still taken for text. */
const FEW = 1 / 20

const NAMES_TEXT = /^text\/|[/+](json|xml|yaml|ndjson|javascript|ecmascript|graphql|x-www-form-urlencoded)$/

/**
 * The encoding of a text, where something tells it: a choice before a byte order mark, that before the charset parameter
 * (WHATWG Encoding §6.1 “decode”), and that before what the text says of itself. A label nobody knows is ignored.
 * @param bytes the beginning, 1 KiB is enough
 */
export function detectEncoding(
  bytes: Uint8Array,
  { contentType = '', charset = '', encoding = '' }: EncodingHints
): Pick<DecodedText, 'encoding' | 'source'> | undefined {
  const chosen = encodingOfLabel(encoding)
  if (chosen) return { encoding: chosen, source: 'chosen' }
  const marked = encodingOfMark(bytes)
  if (marked) return { encoding: marked, source: 'mark' }
  const declared = encodingOfLabel(charset)
  if (declared) return { encoding: declared, source: 'declared' }
  const content = encodingInContent(bytes, contentType)
  return content ? { encoding: content, source: 'content' } : undefined
}

/** The bytes of a body as text, whatever they are. */
export function decodeText(
  bytes: Uint8Array,
  { contentType = '', cut = false, ...hints }: DecodeOptions
): DecodedText {
  const known = detectEncoding(bytes, { contentType, ...hints })
  const looksBinary = !/^utf-(16|32)/.test(known?.encoding ?? '') && bytes.includes(0)
  if (known)
    return {
      ...decode(bytes, known.encoding, cut),
      source: known.source,
      looksBinary: looksBinary && known.source !== 'mark'
    }

  const utf8 = decode(bytes, 'utf-8', cut)
  const { invalidBytes } = utf8
  if (invalidBytes === 0) return { ...utf8, source: 'assumed', looksBinary }
  if (contentType.startsWith('text/') && !mostlyUtf8(bytes, invalidBytes))
    return { ...decode(bytes, 'windows-1252', cut), source: 'assumed', looksBinary }
  const strange = !NAMES_TEXT.test(contentType) && invalidBytes > bytes.length * FEW
  return { ...utf8, source: 'assumed', looksBinary: looksBinary || strange }
}

/**
 * The encoding that a byte order mark at the start tells, by its WHATWG name, or `utf-32le` or `utf-32be`: the mark of
 * the former could also be UTF-16 with a NUL first, with which no text begins.
 */
export function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return undefined
}

/** Whether more of the bytes outside ASCII belong to UTF-8 than not: then the others are damage. */
function mostlyUtf8(bytes: Uint8Array, invalidBytes: number): boolean {
  const high = bytes.reduce((count, byte) => count + (byte >> 7), 0)
  return high - invalidBytes > invalidBytes
}

function decode(
  bytes: Uint8Array,
  encoding: string,
  cut: boolean
): Pick<DecodedText, 'text' | 'encoding' | 'invalidBytes'> {
  try {
    const text = textDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut })
    return { text, encoding, invalidBytes: 0 }
  } catch {
    const text = textDecoder(encoding).decode(bytes, { stream: cut })
    const withheld = cut ? unfinished(bytes) : 0
    return { text, encoding, invalidBytes: countInvalid(bytes, text, encoding, withheld) }
  }
}

/** Length of the UTF-8 character at the end that wants for more bytes, 0 when there is none. */
function unfinished(bytes: Uint8Array): number {
  for (let length = 1; length <= 3; length++) {
    const part = bytes.subarray(bytes.length - length)
    if (part.length === length && isBeginning(part)) return length
  }
  return 0
}

/** Whether the bytes are the beginning of one character: a decoder then waits, and finds no fault. */
function isBeginning(part: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: true }) === '' && part.length > 0
  } catch {
    return false
  }
}
