import { parseProxyUrl } from './parse-proxy-url.ts'
import { splitProxyUrl } from './split-proxy-url.ts'

/**
 * Whether a change of a proxy's URL leads away from the proxy that it named, so that what is kept for that one must not
 * go along: another kind, host or port. Who is asked as does not matter, and where none was named it is no other.
 */
export function isOtherProxy(before: string, now: string): boolean {
  return before.trim() !== '' && addressOf(before) !== addressOf(now)
}

/** Of what is not a proxy's URL, as one that names variables may be, its text. */
function addressOf(url: string): string {
  try {
    return parseProxyUrl(url).url.toLowerCase()
  } catch {
    const { scheme, address } = splitProxyUrl(url)
    return `${scheme}${address}`
  }
}
