import type { HeaderNote } from './header-note.ts'

/** Of the exchange, its connection and who stands between, by name in lower case. */
export const EXCHANGE_NOTES: Record<string, HeaderNote> = {
  'set-cookie': {
    says: 'Asks the client to keep a cookie and to send it along from now on.',
    source: 'RFC 6265 §4.1'
  },
  location: {
    says: 'Where to go instead, or where what was made can be found.',
    source: 'RFC 9110 §10.2.2'
  },
  'retry-after': {
    says: 'After how long to try again: seconds, or a date.',
    source: 'RFC 9110 §10.2.3'
  },
  allow: {
    says: 'The methods that the resource supports; a 405 has to name them.',
    source: 'RFC 9110 §10.2.1'
  },
  'www-authenticate': {
    says: 'How to prove who asks: the schemes that are accepted, and what they need.',
    source: 'RFC 9110 §11.6.1'
  },
  'authentication-info': {
    says: 'What the server says after it has accepted the credentials.',
    source: 'RFC 9110 §11.6.3'
  },
  'proxy-authenticate': {
    says: 'How to prove to the proxy who asks.',
    source: 'RFC 9110 §11.7.1'
  },
  connection: {
    says: 'What concerns this connection alone: whether it stays open, and fields that end here.',
    source: 'RFC 9110 §7.6.1'
  },
  'keep-alive': {
    says: 'How long the connection may be idle, and how many requests it takes.',
    source: 'RFC 9112, Appendix C.2.2'
  },
  upgrade: {
    says: 'Protocols that the connection could be switched to.',
    source: 'RFC 9110 §7.8'
  },
  via: {
    says: 'The proxies by which the message came, and the versions of HTTP that they spoke.',
    source: 'RFC 9110 §7.6.3'
  },
  'alt-svc': {
    says: 'Other ways to reach this origin, such as HTTP/3, and for how long they hold.',
    source: 'RFC 7838 §3'
  },
  'server-timing': {
    says: 'How long the server took for what, in milliseconds, for the tools of who asks.',
    source: 'W3C Server Timing'
  },
  'early-data': {
    says: 'The request came in TLS early data, which can be repeated by others.',
    source: 'RFC 8470 §5.1'
  },
  'sec-websocket-accept': {
    says: 'Proof that the server has understood the WebSocket handshake.',
    source: 'RFC 6455 §11.3.3'
  },
  'preference-applied': {
    says: 'Which of the preferences in Prefer were followed.',
    source: 'RFC 7240 §3'
  },
  deprecation: {
    says: 'Since when the resource is deprecated.',
    source: 'RFC 9745'
  },
  sunset: {
    says: 'When the resource is expected to be gone.',
    source: 'RFC 8594'
  },
  ratelimit: {
    says: 'How much of a quota is left, and when it is filled again.',
    source: 'IETF draft, RateLimit header fields'
  },
  'ratelimit-policy': {
    says: 'Which quotas hold, and over which time.',
    source: 'IETF draft, RateLimit header fields'
  },
  'x-ratelimit-limit': {
    says: 'How many requests are allowed in the current window.',
    source: 'not standardised'
  },
  'x-ratelimit-remaining': {
    says: 'How many requests are left in the current window.',
    source: 'not standardised'
  },
  'x-ratelimit-reset': {
    says: 'When the window begins anew: seconds from now, or a Unix time; servers differ.',
    source: 'not standardised'
  },
  'x-request-id': {
    says: 'A name for this request, by which it is found in the logs of the server.',
    source: 'not standardised'
  },
  'x-correlation-id': {
    says: 'A name for this request and all that it caused, for logs.',
    source: 'not standardised'
  },
  traceparent: {
    says: 'Where this request stands in a distributed trace.',
    source: 'W3C Trace Context'
  },
  tracestate: {
    says: 'What each vendor adds to the place in a trace.',
    source: 'W3C Trace Context'
  },
  'cf-ray': {
    says: 'Cloudflare’s name for this request, with the data centre that took it.',
    source: 'Cloudflare'
  },
  'x-served-by': {
    says: 'Which cache or machine answered.',
    source: 'not standardised'
  },
  'x-runtime': {
    says: 'How many seconds the application took, by its own clock.',
    source: 'not standardised'
  },
  'accept-ch': {
    says: 'Which client hints the server would like to get.',
    source: 'RFC 8942 §3.1'
  },
  refresh: {
    says: 'Asks a browser to load the page again, or another, after some seconds.',
    source: 'WHATWG HTML'
  },
  sourcemap: {
    says: 'Where the source map of the script or style sheet is.',
    source: 'ECMA-426'
  },
  p3p: {
    says: 'A privacy policy for machines that only old browsers read.',
    source: 'W3C P3P, given up'
  },
  'grpc-status': {
    says: 'The status of a gRPC call, which comes with the trailers; 0 is OK.',
    source: 'gRPC over HTTP/2'
  },
  'grpc-message': {
    says: 'What went wrong in a gRPC call, percent-encoded.',
    source: 'gRPC over HTTP/2'
  }
}
