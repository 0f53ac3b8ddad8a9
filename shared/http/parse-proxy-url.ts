import { ClientError } from '../model/client-error.ts'
import { splitProxyUrl } from './split-proxy-url.ts'

/** A proxy that a connection is opened by. */
export interface ProxyServer {
  kind: 'http' | 'https' | 'socks5' | 'socks5h'
  host: string
  port: number
  credentials?: { username: string; password: string }
  /** As it was set, without credentials: what is shown. */
  url: string
}

/** `socks` is what desktops write into `all_proxy`; a scheme that is missing means http, as for curl. */
const KINDS: Record<string, ProxyServer['kind']> = {
  http: 'http',
  https: 'https',
  socks: 'socks5',
  socks5: 'socks5',
  socks5h: 'socks5h'
}

/** curl's: 443 for https, and 1080 for every other kind, http included. */
const DEFAULT_PORTS = { http: 1080, https: 443, socks5: 1080, socks5h: 1080 } as const

/**
 * Reads a proxy's URL: `[scheme://][user[:password]@]host[:port][/]`. User and password are percent-decoded.
 * @param source where the text stands, for people: `The proxy`, or `The variable https_proxy`
 * @throws ClientError BUILD at `proxy.url`; the text of its problem never contains the password
 */
export function parseProxyUrl(text: string, source = 'The proxy'): ProxyServer {
  const refuse = (problem: string) =>
    new ClientError('BUILD', { field: 'proxy.url', facts: { problem: `${source} ${problem}` } })
  const { scheme, userinfo, address } = splitProxyUrl(text)
  const name = scheme === '' ? 'http' : scheme.slice(0, -'://'.length).toLowerCase()
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  if (!kind) throw refuse(`starts with “${scheme}”: it must be http://, https://, socks5:// or socks5h://.`)
  const [, bracketed, plain = '', digits] =
    /^(?:\[([^\]]*)\]|([^\s:/?#@[\]]*))(?::(\d*))?\/?$/.exec(address) ?? []
  const host = bracketed ?? plain
  if (host === '' || (bracketed !== undefined && !isIpv6(bracketed)))
    throw refuse(`is not scheme://host:port: “${shorten(address)}” is not a host with a port.`)
  const port = digits ? Number(digits) : DEFAULT_PORTS[kind]
  if (port < 1 || port > 65_535)
    throw refuse(`has the port ${digits}, but a port is a number from 1 to 65535.`)
  const credentials = userinfo && readCredentials(userinfo, kind, refuse)
  return {
    kind,
    host,
    port,
    ...(credentials && { credentials }),
    url: `${kind}://${host.includes(':') ? `[${host}]` : host}:${port}`
  }
}

function readCredentials(
  userinfo: { user: string; password?: string },
  kind: ProxyServer['kind'],
  refuse: (problem: string) => ClientError
): NonNullable<ProxyServer['credentials']> {
  const [username = '', password = ''] = [userinfo.user, userinfo.password ?? ''].map(part => {
    try {
      return decodeURIComponent(part)
    } catch {
      throw refuse('has a % in its user or password that encodes no character: write it as %25.')
    }
  })
  if (/[\x00-\x1f\x7f]/.test(username + password))
    throw refuse('has a control character in its user or password.')
  // RFC 7617 §2: what is before the first colon is the user.
  if (!kind.startsWith('socks') && username.includes(':'))
    throw refuse('has a colon in its user, which Basic authentication cannot carry.')
  // RFC 1929 §2: their lengths are one byte each.
  if (
    kind.startsWith('socks') &&
    [username, password].some(text => new TextEncoder().encode(text).byteLength > 255)
  )
    throw refuse('has a user or password of more than 255 bytes, which SOCKS cannot carry.')
  return { username, password }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** With or without a zone (RFC 4007 §11). */
function isIpv6(text: string): boolean {
  return URL.canParse(`http://[${text.replace(/%[\w.~-]+$/, '')}]/`)
}
