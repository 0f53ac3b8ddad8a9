import { sentHeadBytes } from '../http/sent-head-bytes.ts'
import type { BodyInfo, Exchange, Hop, SentRequest } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import { VERSION } from '../version.ts'
import type { ExchangeBeyondHar, HopBeyondHar } from './har.ts'
import { cookiesSent, cookiesSet } from './har-cookies.ts'
import { timeOf, timingsOf } from './har-timings.ts'
import type { HarSocketMessage } from './socket-message.ts'

/** By which files of ours are known. */
export const CREATOR = 'Sonde'

/** A body as HAR holds it: text, or bytes in base64. */
export interface HarBody {
  text: string
  encoding?: 'base64'
  /** Why it is not what went over the wire, where it is not. */
  comment?: string
}

/** An exchange to export, already masked (see `redactExchange`), and of its bodies what is to be in the file. */
export interface HarSource {
  exchange: Exchange
  requestBody?: HarBody
  responseBody?: HarBody
  /** Of a WebSocket that its last hop opened: they are written as they come, some at once. */
  socketMessages?: AsyncIterable<readonly HarSocketMessage[]>
}

/**
 * A HAR 1.2 log as JSON, piece by piece: a page for each exchange and an entry for each of its hops, in order. What HAR
 * has no place for (reasons, phases, certificates) is in `_sonde`, as the format allows for fields of one's own.
 */
export async function* printHar(
  sources: Iterable<HarSource> | AsyncIterable<HarSource>
): AsyncGenerator<string> {
  const creator = JSON.stringify({ name: CREATOR, version: VERSION })
  const pages: object[] = []
  yield `{"log":{"version":"1.2","creator":${creator},"entries":[`
  let first = true
  for await (const source of sources) {
    pages.push(pageOf(source.exchange))
    for (const hop of source.exchange.hops) {
      yield first ? '\n' : ',\n'
      first = false
      const { socketMessages } = source
      if (socketMessages && hop === source.exchange.hops.at(-1))
        yield* withMessages({ ...entryOf(hop, source), _resourceType: 'websocket' }, socketMessages)
      else yield JSON.stringify(entryOf(hop, source))
    }
  }
  // Behind the entries, so that those need not wait for one another.
  yield `\n],"pages":${JSON.stringify(pages)}}}\n`
}

/** An entry whose messages need not be there all at once. */
async function* withMessages(
  entry: object,
  messages: AsyncIterable<readonly HarSocketMessage[]>
): AsyncGenerator<string> {
  yield `${JSON.stringify(entry).slice(0, -1)},"_webSocketMessages":[`
  let first = true
  for await (const some of messages) {
    if (some.length === 0) continue
    yield `${first ? '' : ','}\n${some.map(message => JSON.stringify(message)).join(',\n')}`
    first = false
  }
  yield '\n]}'
}

function pageOf({ id, startedAt, hops: _, body, ...rest }: Exchange): object {
  const beyond: ExchangeBeyondHar = { ...rest, ...(body && { body: withoutId(body) }) }
  return {
    id,
    startedDateTime: dateAt(startedAt, 0),
    title: `${rest.request.method} ${rest.request.url}`,
    pageTimings: { onContentLoad: -1, onLoad: rest.totalMs },
    _sonde: beyond
  }
}

function withoutId({ id: _, ...facts }: BodyInfo): Omit<BodyInfo, 'id'> {
  return facts
}

function withoutBody({ body: _, ...sent }: SentRequest): Omit<SentRequest, 'body'> {
  return sent
}

function entryOf(hop: Hop, source: HarSource): object {
  const { exchange } = source
  const isLast = hop.index === exchange.hops.length - 1
  const { request, sent, response, ...rest } = hop
  const { requestBody } = source
  const url = uriOf(request.url)
  const beyond: HopBeyondHar = {
    ...rest,
    ...(sent && { sent: withoutBody(sent) }),
    ...(url !== request.url && { url: request.url }),
    ...(response && {
      response: {
        ...(response.fromProxy && { fromProxy: response.fromProxy }),
        trailers: response.trailers,
        informational: response.informational
      }
    })
  }
  const timings = timingsOf(hop.phases)
  const address = addressOf(hop.connection?.remoteAddress)
  // What others recorded does not tell how much was sent.
  const sentBytes = sent?.bodyBytes ?? (requestBody ? -1 : 0)
  const hadBody = exchange.request.body.kind !== 'empty' && sentBytes !== 0
  return {
    pageref: exchange.id,
    startedDateTime: dateAt(exchange.startedAt, hop.startMs),
    time: timeOf(timings),
    request: {
      method: request.method,
      url,
      httpVersion: versionOf(response?.httpVersion),
      cookies: cookiesSent(hop),
      headers: pairs(request.headers),
      queryString: queryOf(url),
      ...(hadBody && {
        postData: {
          mimeType: headerOf(request.headers, 'content-type') ?? exchange.request.body.contentType ?? '',
          text: requestBody?.text ?? '',
          ...(requestBody?.encoding && { _encoding: requestBody.encoding }),
          ...(!requestBody
            ? { comment: 'The body is not in this file.' }
            : requestBody.comment !== undefined && { comment: requestBody.comment })
        }
      }),
      headersSize: (sent && sentHeadBytes(sent)) ?? -1,
      bodySize: sentBytes
    },
    response: responseOf(hop, isLast ? source : { exchange: { ...exchange, body: undefined } }),
    cache: {},
    timings,
    ...(address && { serverIPAddress: address.host, connection: address.port }),
    ...(hop.connection && { _connectionId: hop.connection.id }),
    _resourceType: 'fetch',
    _sonde: beyond
  }
}

function responseOf(hop: Hop, { exchange, responseBody }: PartialSource): object {
  const { response, error } = hop
  const { body } = exchange
  const headers = response?.headers ?? []
  const isRedirect = response && response.status >= 300 && response.status < 400
  return {
    status: response?.status ?? 0,
    statusText: response?.statusText ?? '',
    httpVersion: versionOf(response?.httpVersion),
    cookies: cookiesSet(hop),
    headers: pairs(headers),
    content: {
      size: body?.size ?? 0,
      mimeType: headerOf(headers, 'content-type') ?? 'x-unknown',
      ...(body && body.size !== body.encodedSize && { compression: body.size - body.encodedSize }),
      ...responseBody
    },
    redirectURL: (isRedirect && headerOf(headers, 'location')) || '',
    headersSize: response?.headBytes ?? -1,
    bodySize: body?.encodedSize ?? (response ? -1 : 0),
    // What developer tools show as the size of the transfer.
    ...(response && { _transferSize: response.headBytes + (body?.encodedSize ?? 0) }),
    ...(error && { _error: error.message })
  }
}

type PartialSource = Pick<HarSource, 'responseBody'> & {
  exchange: Omit<Exchange, 'body'> & { body?: Exchange['body'] | undefined }
}

/** As WHATWG writes it: HAR wants a URI, and what was asked for may have been typed with spaces. */
export function uriOf(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url
}

function queryOf(url: string): { name: string; value: string }[] {
  return URL.canParse(url) ? pairs([...new URL(url).searchParams]) : []
}

/** The last date of four digits, which is as far as the format reaches. */
const LAST_DATE_MS = Date.UTC(9999, 11, 31)

/** Some time after a date in ISO 8601; what cannot be that was not told by a clock, and spoils no other entry. */
function dateAt(startedAt: string, afterMs: number): string {
  const ms = Date.parse(startedAt) + afterMs
  return new Date(ms >= 0 ? Math.min(ms, LAST_DATE_MS) : 0).toISOString()
}

function versionOf(version: string | undefined): string {
  return version === undefined ? 'unknown' : `HTTP/${version}`
}

function pairs(headers: readonly Header[]): { name: string; value: string }[] {
  return headers.map(([name, value]) => ({ name, value }))
}

function headerOf(headers: readonly Header[], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
}

/**
 * Address and port, which is what developer tools take `connection` for. A socket in the file system has none.
 */
function addressOf(remote: string | undefined): { host: string; port: string } | undefined {
  const [, v6, v4 = v6, port = ''] = /^(?:\[([^\]]+)\]|(\d[\d.]+)):(\d+)$/.exec(remote ?? '') ?? []
  return v4 === undefined ? undefined : { host: v4, port }
}
