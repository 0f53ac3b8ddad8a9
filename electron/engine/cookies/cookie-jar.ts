import type { HopCookies } from '#shared/model/exchange.ts'
import type { UrlParts } from '#shared/url/split-url.ts'

/** Cookies between requests (RFC 6265). Synchronous: it is asked in the middle of an exchange. */
export interface CookieJar {
  /**
   * Those that go along to a URL, in the order of RFC 6265 §5.4, with a character for each byte. One without a name is
   * written as its value alone.
   * @param crossSite another site led here: cookies that are SameSite=Strict stay behind
   */
  cookiesFor(url: UrlParts, crossSite: boolean): HopCookies['sent']
  /** Takes in the Set-Cookie values of one answer, a character for each byte. @returns them as a person reads them */
  store(url: UrlParts, setCookies: readonly string[]): Pick<HopCookies, 'stored' | 'rejected'>
}
