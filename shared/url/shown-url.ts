import { MASK } from '../redaction/redact-text.ts'
import { splitUrl, type UrlParts, UrlProblem } from './split-url.ts'

/**
 * Of a URL that was sent, here or by whoever recorded it, what is shown of it: Host header, path and query. What could
 * not be sent from here (a mask is in no such URL, and others record `wss://` or no host at all) is taken as it stands.
 */
export function shownUrl(url: string): Pick<UrlParts, 'authority' | 'target'> {
  if (url.includes(MASK)) return asItStands(url)
  try {
    return splitUrl(url)
  } catch (error) {
    if (error instanceof UrlProblem) return asItStands(url)
    throw error
  }
}

function asItStands(url: string): Pick<UrlParts, 'authority' | 'target'> {
  const [, authority = '', path = '', query = ''] =
    /^(?:[^/?#]*:\/\/|\/\/)?([^/?#]*)([^?#]*)(\?[^#]*)?/.exec(url.trim()) ?? []
  return { authority: authority.slice(authority.lastIndexOf('@') + 1), target: (path || '/') + query }
}
