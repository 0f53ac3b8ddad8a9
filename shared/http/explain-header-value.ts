import { explainCacheControl } from './header-values/cache-control.ts'
import { explainAllowOrigin, explainMaxAge } from './header-values/cors.ts'
import { formatSeconds } from './header-values/format-seconds.ts'
import { explainSetCookie } from './header-values/set-cookie.ts'
import { explainTransportSecurity } from './header-values/transport-security.ts'

/** What the parts of a header's actual value mean, a sentence each, in their order. Empty where it is not known. */
export function explainHeaderValue(name: string, value: string): string[] {
  return EXPLAINED.get(name.toLowerCase())?.(value.trim()) ?? []
}

const EXPLAINED = new Map<string, (value: string) => string[]>([
  ['cache-control', explainCacheControl],
  ['cdn-cache-control', explainCacheControl],
  ['set-cookie', explainSetCookie],
  ['strict-transport-security', explainTransportSecurity],
  ['access-control-allow-origin', explainAllowOrigin],
  ['access-control-max-age', explainMaxAge],
  ['age', explainAge],
  ['retry-after', explainRetryAfter],
  ['etag', explainETag],
  ['vary', explainVary]
])

function explainAge(value: string): string[] {
  return /^\d+$/.test(value)
    ? [`It was made or checked at the origin ${formatSeconds(Number(value))} ago.`]
    : []
}

function explainRetryAfter(value: string): string[] {
  return /^\d+$/.test(value) ? [`Try again after ${formatSeconds(Number(value))}.`] : []
}

function explainETag(value: string): string[] {
  return value.startsWith('W/')
    ? ['W/: a weak tag. It says “as good as the same”, not “the same bytes”.']
    : []
}

function explainVary(value: string): string[] {
  return value === '*'
    ? ['*: what the answer depends on cannot be seen from the request, so no cache can use it.']
    : []
}
