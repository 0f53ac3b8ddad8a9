import type { Exchange } from '../model/exchange.ts'
import { withForms } from './secret-forms.ts'

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

/**
 * What is secret in an exchange that has come to its end, in all its forms: what was known before, and the values of
 * the cookies that the jar sent and took in on the way, since a body may repeat them.
 * @param forms what was known before: see `secretForms`
 */
export function withJarSecrets(
  forms: readonly string[],
  { hops }: Pick<Exchange, 'hops'>
): readonly string[] {
  const values = hops
    .flatMap(({ cookies }) => [...cookies.sent, ...cookies.stored])
    .map(({ value }) => value)
    .filter(mayProve)
  return withForms(forms, values)
}

function mayProve(value: string): boolean {
  return value.length >= SHORTEST
}
