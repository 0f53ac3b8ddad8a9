import type { UrlParts } from '#shared/url/split-url.ts'

/** A proxy that a connection is opened by. */
export interface ProxyServer {
  kind: 'http' | 'https' | 'socks5' | 'socks5h'
  host: string
  port: number
  credentials?: { username: string; password: string }
  /** As it was set, without credentials: what is shown. */
  url: string
}

/** Which proxy leads to a URL; undefined is none. A promise where somebody else has to be asked: that takes time. */
export type FindProxy = (url: UrlParts) => ProxyServer | undefined | Promise<ProxyServer | undefined>
