import type { OptionSpecs } from '../options.ts'

/** What is sent. */
const REQUEST = {
  request: {
    short: 'X',
    value: 'METHOD',
    once: true,
    help: 'Method; any token. Default GET, or POST with a body'
  },
  header: {
    short: 'H',
    value: 'NAME: VALUE',
    repeatable: true,
    help: 'Add a header; repeatable. “Name:” alone leaves a default header out'
  },
  data: {
    short: 'd',
    value: 'DATA',
    repeatable: true,
    help: 'Body: text, @FILE, @- for standard input. Pipes are streamed, several texts joined with &. Its type is seen by the text (JSON, name=value) or the name of the file'
  },
  json: { value: 'DATA', once: true, help: 'As --data, sent and asked for as application/json' },
  form: {
    short: 'F',
    value: 'NAME=VALUE',
    repeatable: true,
    help: 'Part of a multipart form: text, @FILE, <FILE for the text in it; then ;type= ;filename=. Repeatable'
  },
  urlencode: { value: 'NAME=VALUE', repeatable: true, help: 'Field of a URL-encoded form; repeatable' },
  cookie: { short: 'b', value: 'NAME=VALUE', repeatable: true, help: 'Send a cookie; repeatable' }
} as const satisfies OptionSpecs

/** Who sends it. */
const AUTH = {
  user: {
    short: 'u',
    value: 'USER:PASSWORD',
    once: true,
    help: 'Basic authentication, or what --digest and --aws-sigv4 use'
  },
  digest: { help: 'Answer a Digest challenge with --user' },
  bearer: { value: 'TOKEN', once: true, help: 'Bearer token' },
  'api-key': { value: 'PLACE:NAME=VALUE', once: true, help: 'API key; PLACE is header, query or cookie' },
  'aws-sigv4': { value: 'REGION/SERVICE', once: true, help: 'Sign for AWS with --user ACCESS_KEY_ID:SECRET' },
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
  'unix-socket': { value: 'PATH', help: 'Connect to a Unix domain socket, without a proxy' },
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
    help: 'For one phase, such as ttfb=2s, but not for backoff; repeatable'
  },
  timeout: { value: 'TIME', help: 'The whole exchange. Default: no limit' },
  'max-decoded': { value: 'BYTES', help: 'Give up a body that decompresses to more. Default 4 GiB' },
  'max-ratio': {
    value: 'N',
    help: 'Take a body that decompresses to more than N times its size for a bomb. Default 200'
  },
  'max-inflated': {
    value: 'BYTES',
    help: 'Give up a bomb when it decompresses to more. Default 256 MiB'
  }
} as const satisfies OptionSpecs

const OUTPUT = {
  output: {
    short: 'o',
    value: 'FILE',
    once: true,
    help: 'Write the body to a file, which is replaced when all is there; - is standard output'
  },
  print: {
    value: 'WHAT',
    help: 'body (default); exchange: the record of hops and phases as JSON; har: the same as HAR 1.2, secrets masked'
  },
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
