import { percentDecoded } from '../url/percent-decoded.ts'
import { asRaw, type Raw } from './lens/raw.ts'
import { text } from './lens/scalars.ts'

/** A proxy as the format has it in parts. */
export interface ProxyParts {
  protocol: string
  hostname: string
  /** Empty is the protocol's own. */
  port: string
  /** Absent: it asks for none. */
  username?: string
  password?: string
}

/** The URL of a proxy. What is a template stays one. Empty when there is no host. */
export function joinProxyUrl({ protocol, hostname, port, username, password }: ProxyParts): string {
  if (hostname === '') return ''
  const login = username === undefined ? '' : `${encode(username)}${password ? `:${encode(password)}` : ''}@`
  const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname
  return `${protocol}://${login}${host}${port === '' ? '' : `:${port}`}`
}

/** @returns undefined when the URL does not come apart: it is a template as a whole, or has a path */
export function splitProxyUrl(url: string): ProxyParts | undefined {
  const [, protocol, login, hostname, port = ''] =
    /^(\w[\w+.-]*):\/\/(?:([^@/?#]*)@)?(\[[^\]]+\]|[^:@/?#{}]+|\{\{[^{}]+\}\})(?::(\d+))?\/?$/.exec(
      url.trim()
    ) ?? []
  if (protocol === undefined || hostname === undefined) return undefined
  if (login === undefined) return { protocol, hostname, port }
  const [, username = '', password = ''] = /^([^:]*):?(.*)$/s.exec(login) ?? []
  return { protocol, hostname, port, username: percentDecoded(username), password: percentDecoded(password) }
}

export function readProxyParts(config: unknown, at: string): ProxyParts {
  const { protocol, hostname, port, auth } = asRaw(config, at)
  const login: Raw = asRaw(auth, `${at}.auth`)
  const username = text.read(login.username, `${at}.auth.username`)
  return {
    protocol: text.read(protocol, `${at}.protocol`) || 'http',
    hostname: text.read(hostname, `${at}.hostname`),
    port: text.read(port, `${at}.port`),
    ...(username !== '' &&
      login.disabled !== true && {
        username,
        password: text.read(login.password, `${at}.auth.password`)
      })
  }
}

/** Templates are no place for percent signs. */
function encode(part: string): string {
  return part.replace(/\{\{.*?\}\}|[^{]+|\{/gs, piece =>
    piece.startsWith('{{') ? piece : percentEncoded(piece)
  )
}

/** Half a character stays. */
function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return text
  }
}
