import type { OptionSpecs } from '../options.ts'

/** What is sent. */
const REQUEST = {
  request: { short: 'X', value: 'METHOD', help: 'Method; any token. Default GET, or POST with a body' },
  header: {
    short: 'H',
    value: 'NAME: VALUE',
    repeatable: true,
    help: 'Add a header; repeatable. “Name:” alone leaves a default header out'
  },
  data: { short: 'd', value: 'DATA', help: 'Body: text, @FILE, or @- for standard input (streamed)' },
  json: { value: 'DATA', help: 'As --data, sent and asked for as application/json' },
  form: {
    short: 'F',
    value: 'NAME=VALUE',
    repeatable: true,
    help: 'Part of a multipart form; NAME=@FILE sends a file. Repeatable'
  },
  urlencode: { value: 'NAME=VALUE', repeatable: true, help: 'Field of a URL-encoded form; repeatable' },
  cookie: { short: 'b', value: 'NAME=VALUE', repeatable: true, help: 'Send a cookie; repeatable' }
} as const satisfies OptionSpecs

/** Who sends it. */
const AUTH = {
  user: {
    short: 'u',
    value: 'USER:PASSWORD',
    help: 'Basic authentication, or what --digest and --aws-sigv4 use'
  },
  digest: { help: 'Answer a Digest challenge with --user' },
  bearer: { value: 'TOKEN', help: 'Bearer token' },
  'api-key': { value: 'PLACE:NAME=VALUE', help: 'API key; PLACE is header, query or cookie' },
  'aws-sigv4': { value: 'REGION/SERVICE', help: 'Sign for AWS with --user ACCESS_KEY_ID:SECRET' },
  'aws-session-token': { value: 'TOKEN', help: 'Session token for --aws-sigv4' }
} as const satisfies OptionSpecs

/** By which way. */
const CONNECTION = {
  'http1.1': { help: 'HTTP/1.1 only' },
  http2: { help: 'HTTP/2 only; over http:// by prior knowledge' },
  proxy: {
    value: 'URL',
    help: 'http://, https://, socks5:// or socks5h:// proxy, or “none”. Default: the environment'
  },
  noproxy: { value: 'LIST', help: 'Hosts that are reached without --proxy, as in NO_PROXY' },
  resolve: {
    value: 'HOST:PORT:ADDRESS',
    repeatable: true,
    help: 'Take ADDRESS[,ADDRESS] for a host; PORT may be *. Repeatable'
  },
  'unix-socket': { value: 'PATH', help: 'Connect to a Unix domain socket' },
  'ca-cert': { value: 'FILE', repeatable: true, help: 'Trust these authorities too (PEM); repeatable' },
  'client-cert': { value: 'FILE', help: 'Client certificate: PEM, or PKCS#12 with its key' },
  'client-key': { value: 'FILE', help: 'Key of the client certificate (PEM); default: in the same file' },
  'client-key-passphrase': { value: 'TEXT', help: 'Passphrase of the key or of the PKCS#12 file' },
  'server-name': { value: 'NAME', help: 'Ask for and verify this name instead of the host (SNI)' },
  'tls1.3': { help: 'Refuse TLS 1.2' },
  pin: {
    value: 'sha256/BASE64',
    repeatable: true,
    help: 'One of these keys must be in the chain; repeatable'
  },
  insecure: { help: 'Do not verify the server’s certificate' }
} as const satisfies OptionSpecs

/** What follows an answer, and how long is waited for one. */
const CONDUCT = {
  'no-redirect': { help: 'Do not follow redirects' },
  'max-redirects': { value: 'N', help: 'Follow at most so many. Default 10' },
  'keep-credentials': { help: 'Send credentials to other origins too when redirected' },
  retry: { value: 'N', help: 'Try again so often after connection errors, 429 and 5xx. Default 0' },
  'retry-all-methods': { help: 'Also when the method is not idempotent' },
  'no-cookies': { help: 'Keep no cookies between redirects' },
  reconnect: { help: 'Open an event stream again when it ends' },
  'connect-timeout': {
    value: 'TIME',
    help: 'Until the connection stands, per attempt: 500ms, 30s. Default 10s'
  },
  'request-timeout': { value: 'TIME', help: 'Until the response head is there, per attempt. Default 30s' },
  'idle-timeout': { value: 'TIME', help: 'Between two bytes of the body. Default 30s' },
  'phase-timeout': {
    value: 'PHASE=TIME',
    repeatable: true,
    help: 'For one phase, such as ttfb=2s; repeatable'
  },
  timeout: { value: 'TIME', help: 'The whole exchange. Default: no limit' },
  'max-decoded': { value: 'BYTES', help: 'Decompress no body to more than this' },
  'max-ratio': { value: 'N', help: 'Suspect a body that grows by more than this when decompressed' }
} as const satisfies OptionSpecs

const OUTPUT = {
  output: {
    short: 'o',
    value: 'FILE',
    help: 'Write the body to a file, which is replaced when all is there'
  },
  print: { value: 'WHAT', help: 'body (default), or exchange: the record of hops and phases as JSON' },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs

export const SEND_OPTIONS = { ...REQUEST, ...AUTH, ...CONNECTION, ...CONDUCT, ...OUTPUT }

/** As `--help` shows them. */
export const SEND_GROUPS: Record<string, OptionSpecs> = {
  Request: REQUEST,
  Authentication: AUTH,
  Connection: CONNECTION,
  'Redirects, retries, time': CONDUCT,
  Output: OUTPUT
}
