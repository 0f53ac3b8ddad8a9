import type { UrlParts } from '#shared/url/split-url.ts'
import { placeOf, siteOf } from './cookie-place.ts'

/**
 * Whether a request from one URL to the other stays within a site: the same scheme and the same registrable domain,
 * whatever the ports (RFC 6265bis §5.2). An IP address is a site of its own, and localhost is one with all below it.
 */
export function isSameSite(a: UrlParts, b: UrlParts): boolean {
  return a.scheme === b.scheme && siteOf(placeOf(a).host) === siteOf(placeOf(b).host)
}
