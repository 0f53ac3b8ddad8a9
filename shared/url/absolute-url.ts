import type { UrlParts } from './split-url.ts'

/**
 * A typed URL with the scheme that it was read with, where it was typed without one; else as it was typed.
 * @param parts what `splitUrl` made of it
 */
export function absoluteUrl(typed: string, { scheme, websocket }: UrlParts): string {
  const text = typed.trim()
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return typed
  const spoken = websocket ? { http: 'ws', https: 'wss' }[scheme] : scheme
  return `${spoken}://${text.replace(/^\/\//, '')}`
}
