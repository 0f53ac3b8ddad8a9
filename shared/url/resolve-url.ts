/**
 * The URL that a reference means where it stands (RFC 3986 §5.2), with dot segments removed and nothing else changed.
 * A fragment is inherited when the reference has none (RFC 9110 §10.2.2).
 * @param base an absolute URL
 */
export function resolveUrl(reference: string, base: string): string {
  const to = parse(reference.trim())
  const from = parse(base)
  const fragment = to.fragment ?? from.fragment ?? ''
  if (to.scheme !== '') return to.scheme + to.authority + withoutDots(to.path) + to.query + fragment
  if (to.authority !== '') return from.scheme + to.authority + withoutDots(to.path) + to.query + fragment
  const site = from.scheme + from.authority
  if (to.path === '') return site + from.path + (to.query || from.query) + fragment
  const path = to.path.startsWith('/') ? to.path : from.path.replace(/[^/]*$/, '') + to.path
  return site + withoutDots(path.startsWith('/') ? path : `/${path}`) + to.query + fragment
}

/** RFC 3986 appendix B; the delimiters stay with what they introduce. */
function parse(reference: string) {
  const [, scheme = '', authority = '', path = '', query = '', fragment] =
    /^([a-z][a-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(reference) ?? []
  return { scheme, authority, path, query, fragment }
}

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  if (!path.includes('/.')) return path
  const output: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1
    if (segment === '..') {
      if (output.length > 1) output.pop()
      if (last) output.push('')
    } else if (segment !== '.') output.push(segment)
    else if (last) output.push('')
  })
  return output.join('/')
}
