/** A URL taken apart without changing what was typed. */
export interface UrlParts {
  /** What is spoken to the host: a WebSocket begins as HTTP (RFC 6455 §3). */
  scheme: 'http' | 'https'
  /** It was typed as ws or wss. */
  websocket?: true
  /** `user:password` as typed, without the `@`. */
  userinfo?: string
  /** The host to resolve and to verify: as typed, IPv6 without brackets, an international name in its ASCII form. */
  host: string
  port: number
  /** The value of the Host header: the port only when it is not the scheme's own (RFC 9110 §7.2). */
  authority: string
  /** Path and query as sent: as typed, with only spaces and non-ASCII characters percent-encoded. */
  target: string
  fragment?: string
  /** `scheme://host:port` in lower case: what connections are shared by. */
  origin: string
}

/** Why a text is no URL that can be sent to. The message is a sentence for the person who typed it. */
export class UrlProblem extends Error {
  override readonly name = 'UrlProblem'
}

const DEFAULT_PORTS = { http: 80, https: 443 } as const

/**
 * Splits a typed URL (RFC 3986 appendix B) without normalising it: dot segments, letter case, braces and percent
 * signs travel as typed, which `new URL()` would not allow. Space around it is dropped; without a scheme it is http.
 * @throws UrlProblem
 */
export function splitUrl(typed: string): UrlParts {
  if (latest?.typed !== typed) latest = { typed, parts: split(typed) }
  return latest.parts
}

/** One URL is split several times in a row: to be checked, to be sent, and again for the next request to it. */
let latest: { typed: string; parts: UrlParts } | undefined

function split(typed: string): UrlParts {
  const text = typed.trim()
  if (text === '') throw new UrlProblem('There is no URL to send the request to.')
  const control = /[\x00-\x1f\x7f]/.exec(text)
  if (control)
    throw new UrlProblem(`A URL cannot contain a line break or control character (at ${control.index + 1}).`)

  const { scheme, websocket } = readScheme(text)
  const rest = text.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '')
  const [, authority = '', path = '', query = '', , fragment] =
    /^([^/?#]*)([^?#]*)(\?[^#]*)?(#(.*))?$/.exec(rest) ?? []
  const at = authority.lastIndexOf('@')
  const { host, port } = readHostAndPort(authority.slice(at + 1), scheme)

  return {
    scheme,
    ...(websocket && { websocket }),
    ...(at >= 0 && { userinfo: authority.slice(0, at) }),
    host: host.name,
    port,
    authority: port === DEFAULT_PORTS[scheme] ? host.field : `${host.field}:${port}`,
    target: encodeUnsendable((path || '/') + query),
    ...(fragment !== undefined && { fragment }),
    origin: `${scheme}://${host.key.toLowerCase()}:${port}`
  }
}

const HTTP = { scheme: 'http' } as const

const SCHEMES: Readonly<Record<string, Pick<UrlParts, 'scheme' | 'websocket'>>> = {
  http: HTTP,
  https: { scheme: 'https' },
  ws: { scheme: 'http', websocket: true },
  wss: { scheme: 'https', websocket: true }
}

/** Whether it begins with a scheme that no request is sent by. */
export function hasForeignScheme(text: string): boolean {
  const scheme = schemeOf(text)
  return scheme !== undefined && !Object.hasOwn(SCHEMES, scheme)
}

function schemeOf(text: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
}

function readScheme(text: string): Pick<UrlParts, 'scheme' | 'websocket'> {
  const scheme = schemeOf(text)
  const known = scheme !== undefined && Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined
  if (known) return known
  if (scheme !== undefined)
    throw new UrlProblem(`“${scheme}://” is not supported here: use http:// or https://, ws:// or wss://.`)
  const slashless = /^(https?|wss?):/i.exec(text)
  if (slashless) throw new UrlProblem(`Two slashes must follow “${slashless[1]}:”.`)
  return HTTP
}

/** A host as it is resolved (`name`), and as it stands in a Host header (`field`) and in an origin (`key`). */
interface Host {
  name: string
  field: string
  key: string
}

function readHostAndPort(text: string, scheme: 'http' | 'https'): { host: Host; port: number } {
  const [, typedHost, digits = ''] = /^(\[[^\]]*\]|[^:[\]]*)(?::([^:]*))?$/.exec(text) ?? []
  if (typedHost === undefined)
    throw new UrlProblem(`“${text}” is not a host: an IPv6 address goes in [brackets].`)
  if (typedHost === '') throw new UrlProblem('The URL has no host.')
  if (!/^\d*$/.test(digits))
    throw new UrlProblem(`“${digits}” is not a port: a port is a number from 1 to 65535.`)
  const port = digits === '' ? DEFAULT_PORTS[scheme] : Number(digits)
  if (port < 1 || port > 65_535)
    throw new UrlProblem(`Port ${digits} does not exist: a port is a number from 1 to 65535.`)
  return { host: typedHost.startsWith('[') ? readIpv6(typedHost.slice(1, -1)) : readName(typedHost), port }
}

/** The zone (RFC 6874) is typed as `%25eth0`, or plainly; it means something here only, so that no server is told. */
function readIpv6(address: string): Host {
  const [, proper, zone] = /^([^%]+)(?:%(?:25)?([\w.~-]+))?$/.exec(address) ?? []
  if (proper === undefined || !URL.canParse(`http://[${proper}]/`))
    throw new UrlProblem(`[${address}] is not an IPv6 address.`)
  const name = zone === undefined ? proper : `${proper}%${zone}`
  return { name, field: `[${proper}]`, key: `[${name}]` }
}

function readName(name: string): Host {
  const bad = /[\s"%<>\\^`{|}]/.exec(name)
  if (bad) throw new UrlProblem(`The host “${name}” contains “${bad[0]}”, which no host name can.`)
  if (/^[\x21-\x7e]+$/.test(name)) return { name, field: name, key: name }
  if (!URL.canParse(`http://${name}/`))
    throw new UrlProblem(`“${name}” is not a valid international host name.`)
  const ascii = new URL(`http://${name}/`).hostname
  return { name: ascii, field: ascii, key: ascii }
}

function encodeUnsendable(target: string): string {
  return target.replace(/[^\x21-\x7e]+/g, run =>
    Array.from(
      new TextEncoder().encode(run),
      byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    ).join('')
  )
}
