/** A host as it is typed for short: with a dot, with a port, or one of this machine. */
const HOST = /^(localhost|\[[\d:a-f.]+\]|[^\s/?#]+[.:][^\s/?#]+)([:/?#]|$)/i

/**
 * What is wrong with a cookie that is to be added, which the jar would take otherwise than it was meant.
 * @param url that is to set it; without a scheme it is that of a site
 */
export function findCookieProblem(url: string, cookie: string): string | undefined {
  if (!url.includes('://') && !HOST.test(url))
    return `“${url}” is no address of a site. Type one such as https://api.example.org.`
  const [pair = ''] = cookie.split(';', 1)
  return pair.trim().indexOf('=') > 0
    ? undefined
    : 'A cookie is written as name=value, with what else there is after a semicolon.'
}
