import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { parseProxyUrl } from '#shared/http/parse-proxy-url.ts'

/** SOCKS without a number is version 4, which has no names: that and what is unknown is passed over. */
const SCHEMES: Record<string, string> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https', SOCKS5: 'socks5h' }

/**
 * What a proxy auto-configuration answers, and Electron's `session.resolveProxy` for every kind of setting:
 * `DIRECT`, or `PROXY host:port; SOCKS5 host:port; DIRECT`. The first that can be used counts. As in browsers, the
 * proxy resolves the name for SOCKS5.
 * @returns undefined for DIRECT
 * @throws Error when nothing in it can be used; the message says what stands there
 */
export function parsePacResult(result: string): ProxyServer | undefined {
  const entries = result
    .split(';')
    .map(entry => entry.trim())
    .filter(Boolean)
  for (const entry of entries) {
    const [kind = '', address] = entry.split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return undefined
    const scheme = SCHEMES[kind.toUpperCase()]
    if (scheme === undefined || address === undefined) continue
    // Unlike in a URL, the port of an http proxy is 80 here when it is not given.
    const withPort = scheme === 'http' && !/:\d+$/.test(address) ? `${address}:80` : address
    return parseProxyUrl(`${scheme}://${withPort}`, 'The proxy of the operating system')
  }
  throw new Error(`“${result}” names no proxy that Sonde can use`)
}
