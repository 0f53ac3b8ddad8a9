import type { Exchange, Hop } from '../model/exchange.ts'
import type { SecretForm } from '../model/secret-form.ts'
import { mayProve } from './cookie-secrets.ts'
import { credentialsInQuery } from './credential-parameters.ts'
import { withForms } from './secret-forms.ts'
import { locationPasswords, urlPasswords } from './url-passwords.ts'

/**
 * What is secret in an exchange as far as it has come, in all its forms: what was known before, and what was met on the
 * way, since a head, a body or an error may repeat it. That is the values of the cookies that the jar sent and took in,
 * and what proves something in URLs that redirects led to. The very same list as long as there is nothing new.
 * @param forms what was known before: see `secretForms`
 */
export function withSeenSecrets(
  forms: readonly SecretForm[],
  { hops }: Pick<Exchange, 'hops'>
): readonly SecretForm[] {
  const seen = [...new Set(hops.flatMap(secretsOfHop))]
  const before = latest.get(forms)
  if (
    before &&
    before.seen.length === seen.length &&
    before.seen.every((each, index) => each === seen[index])
  )
    return before.all
  const all = seen.length === 0 ? forms : withForms(forms, seen)
  latest.set(forms, { seen, all })
  return all
}

/** Of an exchange that runs this is asked again and again, and mostly nothing has been met since. */
const latest = new WeakMap<readonly SecretForm[], { seen: readonly string[]; all: readonly SecretForm[] }>()

const ofHops = new WeakMap<Hop, readonly string[]>()

function secretsOfHop(hop: Hop): readonly string[] {
  const known = ofHops.get(hop)
  if (known) return known
  const secrets = [...jarValues(hop), ...credentialsInUrls(hop)]
  ofHops.set(hop, secrets)
  return secrets
}

function jarValues({ cookies }: Hop): string[] {
  return [...cookies.sent, ...cookies.stored].map(({ value }) => value).filter(mayProve)
}

function credentialsInUrls({ request, response }: Hop): string[] {
  const led = (response?.headers ?? []).filter(([name]) => name.toLowerCase() === 'location')
  const locations = led.map(([, location]) => location)
  return [
    ...urlPasswords(request.url),
    ...locations.flatMap(locationPasswords),
    ...[request.url, ...locations].flatMap(credentialsInQuery)
  ]
}
