import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'

/** The value of Proxy-Authorization (RFC 7617), or undefined where none is due: without credentials, and for SOCKS. */
export function proxyAuthorization({ kind, credentials }: ProxyServer): string | undefined {
  if (!credentials || kind === 'socks5' || kind === 'socks5h') return undefined
  const { username, password } = credentials
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
