/** Request headers that people type, with the values they usually give them. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  Accept: ['application/json', 'application/xml', 'text/html', 'text/plain', 'text/event-stream', '*/*'],
  'Accept-Charset': ['utf-8'],
  'Accept-Encoding': ['identity', 'gzip', 'gzip, deflate, br', 'br'],
  'Accept-Language': ['en', 'en-GB, en;q=0.8', 'de, en;q=0.7', '*'],
  'Access-Control-Request-Headers': ['content-type', 'authorization'],
  'Access-Control-Request-Method': ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  Authorization: ['Bearer ', 'Basic '],
  'Cache-Control': ['no-cache', 'no-store', 'max-age=0', 'only-if-cached'],
  Connection: ['close', 'keep-alive'],
  'Content-Encoding': ['gzip', 'br', 'deflate'],
  'Content-Language': ['en'],
  'Content-Type': [
    'application/json',
    'application/xml',
    'application/x-www-form-urlencoded',
    'application/graphql-response+json',
    'application/merge-patch+json',
    'application/json-patch+json',
    'application/octet-stream',
    'text/plain; charset=utf-8',
    'text/xml'
  ],
  Cookie: [],
  Date: [],
  DNT: ['1'],
  Expect: ['100-continue'],
  Forwarded: ['for=192.0.2.1;proto=https'],
  From: [],
  Host: [],
  'Idempotency-Key': [],
  'If-Match': ['*'],
  'If-Modified-Since': [],
  'If-None-Match': ['*'],
  'If-Range': [],
  'If-Unmodified-Since': [],
  Origin: [],
  Pragma: ['no-cache'],
  Prefer: ['return=minimal', 'return=representation', 'respond-async'],
  'Proxy-Authorization': ['Basic '],
  Range: ['bytes=0-1023', 'bytes=-1024'],
  Referer: [],
  'Sec-Fetch-Mode': ['cors', 'navigate', 'no-cors', 'same-origin'],
  'Sec-Fetch-Site': ['same-origin', 'same-site', 'cross-site', 'none'],
  'Sec-WebSocket-Protocol': ['graphql-transport-ws', 'mqtt', 'ocpp1.6', 'ocpp2.0.1', 'wamp.2.json'],
  SOAPAction: [],
  TE: ['trailers'],
  traceparent: ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  'Upgrade-Insecure-Requests': ['1'],
  'User-Agent': [],
  Via: [],
  'X-API-Key': [],
  'X-Forwarded-For': [],
  'X-Forwarded-Host': [],
  'X-Forwarded-Proto': ['https', 'http'],
  'X-HTTP-Method-Override': ['PUT', 'PATCH', 'DELETE'],
  'X-Request-ID': [],
  'X-Requested-With': ['XMLHttpRequest']
}

export const COMMON_HEADER_NAMES: readonly string[] = Object.keys(COMMON)

const byLowerCase = new Map(Object.entries(COMMON).map(([name, values]) => [name.toLowerCase(), values]))

/** The usual values of a header, whatever the case of its name. */
export function commonValues(name: string): readonly string[] {
  return byLowerCase.get(name.toLowerCase()) ?? []
}
