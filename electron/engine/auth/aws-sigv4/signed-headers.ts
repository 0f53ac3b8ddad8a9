import type { Header } from '#shared/model/request.ts'

/** What proxies and drivers on the way may change, add or drop, and what speaks of the connection alone. */
const UNSIGNED = new Set([
  'accept',
  'accept-encoding',
  'authorization',
  'cache-control',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'forwarded',
  'from',
  'keep-alive',
  'max-forwards',
  'pragma',
  'proxy-authorization',
  'proxy-connection',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto'
])

/** The headers that are signed, by name: lower case, values trimmed, inner spaces run together, duplicates joined. */
export function signedHeaders(headers: readonly Header[]): [name: string, value: string][] {
  const byName = new Map<string, string>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    if (UNSIGNED.has(key)) continue
    const text = value.trim().replace(/ +/g, ' ')
    const before = byName.get(key)
    byName.set(key, before === undefined ? text : `${before},${text}`)
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1))
}
