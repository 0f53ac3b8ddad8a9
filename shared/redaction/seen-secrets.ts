import type { Exchange, Hop } from '../model/exchange.ts'
import { mayProve } from './cookie-secrets.ts'
import { withForms } from './secret-forms.ts'
import { urlPasswords } from './url-passwords.ts'

/**
 * What is secret in an exchange as far as it has come, in all its forms: what was known before, and what was met on the
 * way, since a head, a body or an error may repeat it. That is the values of the cookies that the jar sent and took in,
 * and the passwords of URLs that redirects led to.
 * @param forms what was known before: see `secretForms`
 */
export function withSeenSecrets(
  forms: readonly string[],
  { hops }: Pick<Exchange, 'hops'>
): readonly string[] {
  return withForms(forms, [...new Set(hops.flatMap(hop => [...jarValues(hop), ...passwordsOf(hop)]))])
}

function jarValues({ cookies }: Hop): string[] {
  return [...cookies.sent, ...cookies.stored].map(({ value }) => value).filter(mayProve)
}

function passwordsOf({ request, response }: Hop): string[] {
  const led = (response?.headers ?? []).filter(([name]) => name.toLowerCase() === 'location')
  return [request.url, ...led.map(([, location]) => location)].flatMap(urlPasswords)
}
