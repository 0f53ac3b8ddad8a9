import { dequal } from 'dequal'
import type { Exchange, Hop } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import type { SecretForm } from '../model/secret-form.ts'
import { recordRedactor, redactExchange, redactHop } from './redact-exchange.ts'
import { createRedactor, MASK, type Redactor } from './redact-text.ts'
import { withSeenSecrets } from './seen-secrets.ts'

/** An exchange with its secrets covered, and what they are. */
export interface CoveredExchange {
  /** The very same where there is nothing to cover. */
  exchange: Exchange
  /** See `withSeenSecrets`. */
  forms: readonly SecretForm[]
}

/**
 * An exchange as it is shown to whoever looks over a shoulder: covered is all that a record would mask, whether it was
 * known before or met on the way. What a Set-Cookie says beside the value stays, since that is what people look at it
 * for.
 * @param known see `secretForms`
 */
export function coverExchange(exchange: Exchange, known: readonly SecretForm[]): CoveredExchange {
  const forms = withSeenSecrets(known, exchange)
  const { hops, ...rest } = exchange
  const facts = { ...rest, hops: [] }
  const masked = redactExchange(facts, forms)
  const coveredHops = hops.map(hop => coverHop(hop, forms))
  const isSame = hops.every((hop, index) => hop === coveredHops[index]) && dequal(masked, facts)
  return { exchange: isSame ? exchange : { ...masked, hops: coveredHops }, forms }
}

/** While an exchange runs, hops that have ended stay what they are. */
const coveredHops = new WeakMap<Hop, { forms: readonly SecretForm[]; covered: Hop }>()

/** The very same where there is nothing to cover. */
function coverHop(hop: Hop, forms: readonly SecretForm[]): Hop {
  const known = coveredHops.get(hop)
  if (known?.forms === forms) return known.covered
  const masked = asSeen(redactHop(hop, recordRedactor(forms)), hop, createRedactor(forms))
  const covered = dequal(masked, hop) ? hop : masked
  coveredHops.set(hop, { forms, covered })
  return covered
}

function asSeen(covered: Hop, seen: Hop, redact: Redactor): Hop {
  const { sent, response, cookies } = covered
  const body = seen.sent?.body
  return {
    ...covered,
    // A reference; its bytes are covered where they are read.
    ...(sent && body && { sent: { ...sent, body } }),
    ...(response && {
      response: {
        ...response,
        headers: response.headers.map(([name, value], index): Header => {
          const was = seen.response?.headers[index]?.[1]
          return [name, name.toLowerCase() === 'set-cookie' ? coverSetCookie(was ?? value, redact) : value]
        })
      }
    }),
    cookies: {
      ...cookies,
      rejected: cookies.rejected.map(({ cookie, why }, index) => ({
        cookie: coverSetCookie(seen.cookies.rejected[index]?.cookie ?? cookie, redact),
        why
      }))
    }
  }
}

/** Name and attributes stay (RFC 6265 §4.1.1); so does a value that is empty, which hides nothing. */
function coverSetCookie(text: string, redact: Redactor): string {
  const [, start, value = '', attributes = ''] = /^([^;=]*=)([^;]*)(.*)$/s.exec(text) ?? []
  if (start === undefined) return MASK
  return `${redact(start)}${value === '' ? '' : MASK}${redact(attributes)}`
}
