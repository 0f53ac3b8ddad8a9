import type {
  Connection,
  Exchange,
  HeaderChange,
  Hop,
  HopCookies,
  ResponseHead,
  SentRequest
} from '../model/exchange.ts'
import type { SecretForm } from '../model/secret-form.ts'
import { mapStrings } from './map-strings.ts'
import { isOwnWord } from './own-words.ts'
import { redactHead, redactHeaders, redactHeaderValue } from './redact-headers.ts'
import { createRedactor, MASK, type Redactor } from './redact-text.ts'
import { redactUrls } from './redact-urls.ts'

/**
 * A record with everything secret masked: headers that are credentials by their name, passwords and such parameters in
 * URLs, and all of `forms` wherever they occur.
 * @param forms see `secretForms`
 */
export function redactExchange(exchange: Exchange, forms: readonly SecretForm[]): Exchange {
  const redact = recordRedactor(forms)
  const { request, hops, ...rest } = exchange
  return {
    ...mapStrings(rest, redact, isOwnWord),
    request: { ...mapStrings(request, redact, isOwnWord), headers: redactHeaders(request.headers, redact) },
    hops: hops.map(hop => redactHop(hop, redact))
  }
}

/** What masks the texts of a record. @param forms see `secretForms` */
export function recordRedactor(forms: readonly SecretForm[]): Redactor {
  const secrets = createRedactor(forms)
  const { placed = [] } = secrets
  return Object.assign((text: string) => redactUrls(secrets(text), placed), { placed })
}

/** One hop of it. @param redact see `recordRedactor` */
export function redactHop(hop: Hop, redact: Redactor): Hop {
  const { request, sent, connection, response, changes, cookies, ...rest } = hop
  return {
    ...mapStrings(rest, redact, isOwnWord),
    request: { ...mapStrings(request, redact, isOwnWord), headers: redactHeaders(request.headers, redact) },
    ...(sent && { sent: redactSent(sent, redact) }),
    ...(connection && { connection: redactConnection(connection, redact) }),
    ...(response && { response: redactResponse(response, redact) }),
    changes: changes.map(change => redactChange(change, redact)),
    cookies: redactCookies(cookies, redact)
  }
}

/** Without the body: what was sent has its secrets in it, and is kept no longer than it is looked at. */
function redactSent({ body: _, ...sent }: SentRequest, redact: Redactor): SentRequest {
  return { ...sent, head: redactHead(sent.head, redact) }
}

function redactConnection(connection: Connection, redact: Redactor): Connection {
  const { proxy, ...rest } = mapStrings(connection, redact, isOwnWord)
  const head = connection.proxy?.connectHead
  return {
    ...rest,
    ...(proxy && {
      proxy: { ...proxy, ...(head !== undefined && { connectHead: redactHead(head, redact) }) }
    })
  }
}

function redactResponse(response: ResponseHead, redact: Redactor): ResponseHead {
  const { headers, trailers, informational } = response
  return {
    ...mapStrings(response, redact, isOwnWord),
    headers: redactHeaders(headers, redact),
    trailers: redactHeaders(trailers, redact),
    informational: informational.map(each => ({ ...each, headers: redactHeaders(each.headers, redact) }))
  }
}

/** Its `why` is a word of the record's own. */
function redactChange({ header, from, to, why }: HeaderChange, redact: Redactor): HeaderChange {
  return {
    header: redact(header),
    ...(from !== undefined && { from: redactHeaderValue(header, from, redact) }),
    ...(to !== undefined && { to: redactHeaderValue(header, to, redact) }),
    why
  }
}

/** Why a cookie was not stored may quote it, but no more of it than its name and attributes. */
function redactCookies({ sent, stored, rejected }: HopCookies, redact: Redactor): HopCookies {
  return {
    sent: sent.map(({ name, value }) => ({ name: redact(name), value: maskValue(value) })),
    stored: stored.map(cookie => ({
      ...mapStrings(cookie, redact, isOwnWord),
      value: maskValue(cookie.value)
    })),
    rejected: rejected.map(({ cookie, why }) => ({
      cookie: `${redact(cookie.replace(/[=;].*$/s, ''))}=${MASK}`,
      why: redact(why)
    }))
  }
}

/** One that is empty, as deleted cookies have, hides nothing. */
function maskValue(value: string): string {
  return value === '' ? '' : MASK
}
