import { encodingOfMeta } from './meta-charset.ts'
import { encodingOfLabel } from './text-decoder.ts'

const JSON_TYPE = /[/+]json$/
const XML_TYPE = /[/+]xml$/
const HTML_TYPE = /\/x?html(\+xml)?$/
const CSS_TYPE = /\/css$/
/** Types under which anything may come. */
const SAYS_NOTHING = /^$|^text\/plain$|^(application|binary)\/octet-stream$/

/**
 * The encoding that a text names or shows in itself, by its WHATWG name (or `utf-32le`, `utf-32be`): where neither a
 * byte order mark nor a charset parameter says it.
 * @param bytes its beginning, 1 KiB is enough
 * @param contentType the media type in lower case without parameters
 */
export function encodingInContent(bytes: Uint8Array, contentType: string): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const unknown = SAYS_NOTHING.test(contentType)
  if (XML_TYPE.test(contentType) || HTML_TYPE.test(contentType) || unknown) {
    // What WHATWG HTML §13.2.3.2 looks at before it looks for elements, and XML 1.0 appendix F.
    if (head.startsWith('<\0?\0x\0')) return 'utf-16le'
    if (head.startsWith('\0<\0?\0x')) return 'utf-16be'
    const declared = encodingOfXmlDeclaration(head)
    if (declared !== undefined) return declared
  }
  if (HTML_TYPE.test(contentType) || (unknown && /^\s*<(?:!doctype html|html|head|meta)[\s>]/i.test(head)))
    return encodingOfMeta(bytes)
  if (CSS_TYPE.test(contentType)) return encodingOfCharsetRule(head)
  if (JSON_TYPE.test(contentType)) return encodingOfJson(bytes)
  if (unknown && /^(?:\0{0,3}[[{]\0{0,3}["[{\]}\d\s-]\0)/.test(head)) return encodingOfJson(bytes)
  return undefined
}

/** XML 1.0 §4.3.3. */
function encodingOfXmlDeclaration(head: string): string | undefined {
  const [, , label] = /^<\?xml\s[^>]*?encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\1/.exec(head) ?? []
  return label === undefined ? undefined : readableAsAscii(encodingOfLabel(label))
}

/** CSS Syntax §3.2: these very bytes, at the very beginning. */
function encodingOfCharsetRule(head: string): string | undefined {
  const [, label] = /^@charset "([^"]*)";/.exec(head) ?? []
  return label === undefined ? undefined : readableAsAscii(encodingOfLabel(label))
}

/** What could be read byte by byte is not UTF-16, whatever it says of itself. */
function readableAsAscii(encoding: string | undefined): string | undefined {
  return encoding?.startsWith('utf-16') || encoding?.startsWith('utf-32') ? 'utf-8' : encoding
}

/** By where the NULs are in its first two characters, which are ASCII (RFC 4627 §3). */
function encodingOfJson(bytes: Uint8Array): string | undefined {
  const pattern = [...bytes.subarray(0, 4)].map(byte => (byte === 0 ? '0' : 'x')).join('')
  if (pattern === '000x') return 'utf-32be'
  if (pattern === 'x000') return 'utf-32le'
  if (pattern.startsWith('0x')) return 'utf-16be'
  return pattern.startsWith('x0') ? 'utf-16le' : undefined
}
