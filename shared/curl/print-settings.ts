import type { ExecuteSettings } from '../model/settings.ts'
import type { UrlParts } from '../url/split-url.ts'
import { quoteWord } from './quote.ts'

/**
 * The options that make curl send as these settings do, as far as curl can and they say anything. Certificates are
 * held by their contents here and by files there: they are left out.
 * @param url undefined when it is not yet one, such as a template
 */
export function printSettings(settings: ExecuteSettings, url: UrlParts | undefined): string[] {
  const { timeouts, redirects, retries, tls, unixSocket, resolve = [] } = settings
  const options: string[] = []
  const add = (option: string, value?: string) =>
    options.push(value === undefined ? option : `${option} ${quoteWord(value)}`)
  if (settings.insecure) add('--insecure')
  if (redirects?.follow) {
    add(redirects.keepCredentials ? '--location-trusted' : '--location')
    if (redirects.max !== undefined) add('--max-redirs', String(redirects.max))
  }
  if (timeouts?.connectMs) add('--connect-timeout', String(timeouts.connectMs / 1000))
  if (timeouts?.totalMs) add('--max-time', String(timeouts.totalMs / 1000))
  if (retries?.count) add('--retry', String(retries.count))
  if (settings.protocol === '1.1') add('--http1.1')
  if (settings.protocol === '2') add(url?.scheme === 'http' ? '--http2-prior-knowledge' : '--http2')
  if (settings.proxy?.mode === 'none') add('--noproxy', '*')
  if (settings.proxy?.mode === 'url') {
    add('--proxy', settings.proxy.url)
    if (settings.proxy.bypass) add('--noproxy', settings.proxy.bypass)
  }
  if (tls?.minVersion) add(tls.minVersion === 'TLSv1.3' ? '--tlsv1.3' : '--tlsv1.2')
  if (tls?.pins && tls.pins.length > 0)
    add('--pinnedpubkey', tls.pins.map(pin => pin.replace(/^sha256\//, 'sha256//')).join(';'))
  for (const { host, port = url?.port, addresses } of resolve)
    if (port !== undefined)
      add('--resolve', `${bracketed(host)}:${port}:${addresses.map(bracketed).join(',')}`)
  if (unixSocket) add('--unix-socket', unixSocket)
  return options
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
