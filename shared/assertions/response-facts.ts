import type { Exchange, ResponseHead } from '../model/exchange.ts'

/** JSON that is nested deeper is looked at as text: whoever walks through values may rely on it. */
const MAX_DEPTH = 1000

/** What expressions can look at. */
export interface ResponseFacts {
  status: number
  statusText: string
  /** Names in lower case; several of one name are joined by commas (RFC 9110 §5.3). */
  headers: Readonly<Record<string, string>>
  /** JSON when it is that, else text; undefined when there is none, or it is too large to be looked at. */
  body: unknown
  /** Milliseconds of the whole exchange. */
  responseTime: number
  /** Of the answer, after redirects. */
  url: string
  /** Milliseconds by phase, over all hops, and `total`. */
  timing: Readonly<Record<string, number>>
}

/** @param text of the body @returns undefined when there was no answer */
export function responseFacts(exchange: Exchange, text: string | undefined): ResponseFacts | undefined {
  const last = exchange.hops.at(-1)
  if (!last?.response || exchange.error) return undefined
  const { response, request } = last
  let headers: ResponseFacts['headers'] | undefined
  let timing: ResponseFacts['timing'] | undefined
  let parsed: { body: unknown } | undefined
  // Most assertions look at the status alone.
  return {
    status: response.status,
    statusText: response.statusText,
    get headers() {
      headers ??= headersByName(response)
      return headers
    },
    get body() {
      parsed ??= { body: text === undefined ? undefined : parseBody(text) }
      return parsed.body
    },
    responseTime: exchange.totalMs,
    url: request.url,
    get timing() {
      timing ??= timeByPhase(exchange)
      return timing
    }
  }
}

function headersByName({ headers: received }: ResponseHead): Record<string, string> {
  const headers: Record<string, string> = Object.create(null)
  for (const [name, value] of received) {
    const key = name.toLowerCase()
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`
  }
  return headers
}

function timeByPhase({ hops, totalMs }: Exchange): Record<string, number> {
  const timing: Record<string, number> = { total: totalMs }
  for (const { phases } of hops)
    for (const { name, startMs, endMs } of phases) timing[name] = (timing[name] ?? 0) + endMs - startMs
  return timing
}

function parseBody(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text)
    return isNestedWithin(body, MAX_DEPTH) ? body : text
  } catch {
    return text
  }
}

function isNestedWithin(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true
  return depth > 0 && Object.values(value).every(each => isNestedWithin(each, depth - 1))
}
