import { dequal } from 'dequal'
import type { Exchange, Hop } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import { redactExchange } from './redact-exchange.ts'
import { createRedactor, MASK, type Redactor } from './redact-text.ts'
import { withSeenSecrets } from './seen-secrets.ts'

/**
 * An exchange as it is shown to whoever looks over a shoulder: covered is all that a record would mask, whether it was
 * known before or met on the way. What a Set-Cookie says beside the value stays, since that is what people look at it
 * for. The very same exchange when there is nothing to cover.
 * @param forms see `secretForms`
 */
export function coverExchange(exchange: Exchange, forms: readonly string[]): Exchange {
  const seen = withSeenSecrets(forms, exchange)
  const masked = redactExchange(exchange, seen)
  const redact = createRedactor(seen)
  const covered = {
    ...masked,
    hops: masked.hops.map((hop, index) => asSeen(hop, exchange.hops[index], redact))
  }
  return dequal(covered, exchange) ? exchange : covered
}

function asSeen(covered: Hop, seen: Hop | undefined, redact: Redactor): Hop {
  const { sent, response, cookies } = covered
  const body = seen?.sent?.body
  return {
    ...covered,
    // A reference; its bytes are covered where they are read.
    ...(sent && body && { sent: { ...sent, body } }),
    ...(response && {
      response: {
        ...response,
        headers: response.headers.map(([name, value], index): Header => {
          const was = seen?.response?.headers[index]?.[1]
          return [name, name.toLowerCase() === 'set-cookie' ? coverSetCookie(was ?? value, redact) : value]
        })
      }
    }),
    cookies: {
      ...cookies,
      rejected: cookies.rejected.map(({ cookie, why }, index) => ({
        cookie: coverSetCookie(seen?.cookies.rejected[index]?.cookie ?? cookie, redact),
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
