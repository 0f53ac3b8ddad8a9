import { MASK } from '../redaction/redact-text.ts'
import { splitUrl, type UrlParts } from './split-url.ts'

/**
 * Of a URL that was sent what is shown of it: Host header, path and query. Where something is masked in it, the rest is
 * taken as it stands, since a mask is in no URL that could be split or sent.
 */
export function shownUrl(url: string): Pick<UrlParts, 'authority' | 'target'> {
  if (!url.includes(MASK)) return splitUrl(url)
  const [, authority = '', path = '', query = ''] =
    /^(?:[^/?#]*:\/\/|\/\/)?([^/?#]*)([^?#]*)(\?[^#]*)?/.exec(url.trim()) ?? []
  return { authority: authority.slice(authority.lastIndexOf('@') + 1), target: (path || '/') + query }
}
