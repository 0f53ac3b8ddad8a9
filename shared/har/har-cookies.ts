import type { Hop } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import { MASK } from '../redaction/redact-text.ts'

interface HarCookie {
  name: string
  value: string
  path?: string
  domain?: string
  /** ISO 8601 */
  expires?: string
  httpOnly?: boolean
  secure?: boolean
}

/** The cookies of a request as HAR lists them. Of a header that is masked, those that are known from the jar. */
export function cookiesSent({ request, cookies }: Hop): HarCookie[] {
  return valuesOf('cookie', request.headers, cookies.sent).flatMap(value =>
    typeof value === 'string'
      ? value.split(/; */).flatMap(pair => (pair === '' ? [] : [nameAndValue(pair)]))
      : [{ name: value.name, value: value.value }]
  )
}

/** The cookies that an answer set. Of headers that are masked, what became of them is known. */
export function cookiesSet({ response, cookies: { stored, rejected } }: Hop): HarCookie[] {
  const known = [...stored, ...rejected.map(({ cookie }) => nameAndValue(cookie))]
  return valuesOf('set-cookie', response?.headers ?? [], known).map(value =>
    typeof value === 'string' ? parse(value) : pick(value)
  )
}

/** The values of a header, and behind them what is known in the place of those that are masked. */
function valuesOf<T>(wanted: string, headers: readonly Header[], known: readonly T[]): (string | T)[] {
  const values = headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value)
  const readable = values.filter(value => value !== MASK)
  return readable.length < values.length ? [...readable, ...known] : readable
}

/** Of what a jar tells, what HAR has places for. */
function pick({ name, value, path, domain, expires, httpOnly, secure }: HarCookie): HarCookie {
  return {
    ...{ name, value },
    ...(path !== undefined && { path }),
    ...(domain !== undefined && { domain }),
    ...(expires !== undefined && { expires }),
    ...(httpOnly !== undefined && { httpOnly }),
    ...(secure !== undefined && { secure })
  }
}

/** Attributes of RFC 6265 §4.1 that HAR has places for; a date that is none is left out. */
function parse(header: string): HarCookie {
  const [first = '', ...rest] = header.split(/; */)
  const attributes = new Map(
    rest.map(each => {
      const { name, value } = nameAndValue(each)
      return [name.toLowerCase(), value]
    })
  )
  const expires = Date.parse(attributes.get('expires') ?? '')
  const path = attributes.get('path')
  const domain = attributes.get('domain')
  return {
    ...nameAndValue(first),
    ...(path !== undefined && { path }),
    ...(domain !== undefined && { domain }),
    ...(!Number.isNaN(expires) && { expires: new Date(expires).toISOString() }),
    httpOnly: attributes.has('httponly'),
    secure: attributes.has('secure')
  }
}

function nameAndValue(pair: string): { name: string; value: string } {
  const at = pair.indexOf('=')
  return at < 0 ? { name: pair, value: '' } : { name: pair.slice(0, at), value: pair.slice(at + 1) }
}
