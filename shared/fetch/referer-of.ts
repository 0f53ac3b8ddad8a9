/**
 * The Referer that a browser sends for a referrer and a policy (Referrer Policy §8.3).
 * @param policy what was said, or empty for the default of browsers
 * @returns undefined when it sends none
 */
export function refererOf(referrer: string, policy: string, url: string): string | undefined {
  const from = parse(referrer)
  if (!from || !/^https?:$/.test(from.protocol)) return undefined
  const to = parse(url)
  const isSame = to?.origin === from.origin
  const isDowngrade = from.protocol === 'https:' && to?.protocol === 'http:'
  const origin = `${from.origin}/`
  const full = origin + from.pathname.slice(1) + from.search
  switch (policy) {
    case 'no-referrer':
      return undefined
    case 'origin':
      return origin
    case 'unsafe-url':
      return full
    case 'same-origin':
      return isSame ? full : undefined
    case 'origin-when-cross-origin':
      return isSame ? full : origin
    case 'strict-origin':
      return isDowngrade ? undefined : origin
    case 'no-referrer-when-downgrade':
      return isDowngrade ? undefined : full
    default:
      if (isSame) return full
      return isDowngrade ? undefined : origin
  }
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined
}
