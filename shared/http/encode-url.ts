/**
 * A URL with what cannot stand in its path and query percent-encoded: the sets of the WHATWG (URL §1.3, “path” and
 * “special-query”), and a `%` that introduces nothing (RFC 3986 §2.4). What is encoded already stays as it is, so
 * that nothing is encoded twice; so do the signs that separate (`/ ? & = + #`).
 */
export function encodeUrl(url: string): string {
  const [, site = '', path = '', query = '', fragment = ''] =
    /^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(url) ?? []
  return site + percentEncode(path, PATH) + percentEncode(query, QUERY) + fragment
}

/**
 * A text as one segment of a path (RFC 3986 §3.3): what would end it is encoded too.
 */
export function encodePathSegment(text: string): string {
  return percentEncode(text, OUTSIDE_SEGMENT)
}

const PATH = /[^\x21-\x7e]+|["<>^`{}]|%(?![0-9a-f]{2})/gi
const QUERY = /[^\x21-\x7e]+|["'<>]|%(?![0-9a-f]{2})/gi
const OUTSIDE_SEGMENT = /[^\w\-.~!$&'()*+,;=:@%]+|%(?![0-9a-f]{2})/gi

function percentEncode(text: string, set: RegExp): string {
  return text.replace(set, run =>
    Array.from(
      new TextEncoder().encode(run),
      byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    ).join('')
  )
}
