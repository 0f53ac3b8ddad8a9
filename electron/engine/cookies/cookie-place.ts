import { canonicalDomain, getPublicSuffix } from 'tough-cookie'
import type { UrlParts } from '#shared/url/split-url.ts'

/** Where a request goes, as cookies see it. */
export interface CookiePlace {
  /** In lower case; an IPv6 address in its short form, without brackets and zone. */
  host: string
  /** Of the request-target, as sent: nothing is decoded. */
  path: string
  /** https, or this machine itself, which browsers trust without it. */
  secure: boolean
}

const IP_ADDRESS = /^\d+(?:\.\d+){3}$|:/

export function placeOf({ host: typed, scheme, target }: UrlParts): CookiePlace {
  const host = canonicalDomain(typed.replace(/%.*$/, '')) ?? ''
  return { host, path: target.replace(/\?.*$/s, ''), secure: scheme === 'https' || isThisMachine(host) }
}

/** Domain names that nobody owns, such as `com`, `co.uk` and `github.io`: no cookie may be for all below them. */
export function isPublicSuffix(domain: string): boolean {
  return !IP_ADDRESS.test(domain) && registrableDomain(domain) === undefined
}

/** The domain with all its hosts: what the number of cookies is bounded by. */
export function siteOf(domain: string): string {
  // Whoever works on a.localhost and b.localhost may share cookies between them.
  if (domain.endsWith('.localhost')) return 'localhost'
  return IP_ADDRESS.test(domain) ? domain : (registrableDomain(domain) ?? domain)
}

function registrableDomain(domain: string): string | undefined {
  return getPublicSuffix(domain, { allowSpecialUseDomain: true, ignoreError: true })
}

function isThisMachine(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(?:\.\d+){3}$/.test(host)
  )
}
