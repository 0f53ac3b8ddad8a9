/**
 * Shorter values are settings more often than keys, such as `lang=en` or `theme=dark`: masked wherever such a word
 * stands, a body would not be readable any more.
 */
const SHORTEST = 8

/** What may prove something in a Cookie header (RFC 6265 §4.2). */
export function cookieSecrets(header: string): string[] {
  return header
    .split(';')
    .map(cookie => cookie.slice(cookie.indexOf('=') + 1).trim())
    .filter(mayProve)
}

/** Whether the value of a cookie is looked for in texts, since it may prove something. */
export function mayProve(value: string): boolean {
  return value.length >= SHORTEST
}
