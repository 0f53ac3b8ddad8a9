import type { OptionSpecs } from '../options.ts'

/** What a request says beside its body. */
export const HEADERS = {
  header: {
    short: 'H',
    value: 'NAME: VALUE',
    repeatable: true,
    help: 'Add a header; repeatable. “Name:” alone leaves a default header out'
  },
  cookie: { short: 'b', value: 'NAME=VALUE', repeatable: true, help: 'Send a cookie; repeatable' }
} as const satisfies OptionSpecs

/** Who sends it. */
export const AUTH = {
  user: {
    short: 'u',
    value: 'USER:PASSWORD',
    help: 'Basic authentication, or what --digest and --aws-sigv4 use. Without :PASSWORD it is asked for on a terminal'
  },
  digest: { help: 'Answer a Digest challenge with --user' },
  bearer: { value: 'TOKEN', help: 'Bearer token' },
  'api-key': { value: 'PLACE:NAME=VALUE', help: 'API key; PLACE is header, query or cookie' },
  'aws-sigv4': { value: 'REGION/SERVICE', help: 'Sign for AWS with --user ACCESS_KEY_ID:SECRET' },
  'aws-session-token': { value: 'TOKEN', help: 'Session token for --aws-sigv4' }
} as const satisfies OptionSpecs

/** By which way. */
export const CONNECTION = {
  'http1.1': { help: 'HTTP/1.1 only' },
  http2: { help: 'HTTP/2 only; over http:// by prior knowledge' },
  proxy: {
    short: 'x',
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
  insecure: { short: 'k', help: 'Do not verify the server’s certificate' }
} as const satisfies OptionSpecs

/** Where redirects lead, and what goes along. */
export const REDIRECTS = {
  'no-redirect': { help: 'Do not follow redirects' },
  'max-redirects': { value: 'N', help: 'Follow at most so many. Default 10' },
  'keep-credentials': {
    help: 'Send credentials to other origins too when redirected: Authorization, cookies, headers such as X-Api-Key'
  },
  'no-cookies': { help: 'Keep no cookies between redirects' }
} as const satisfies OptionSpecs

/** How long is waited for an answer. */
export const WAITS = {
  'connect-timeout': {
    value: 'TIME',
    help: 'Until the connection stands, per attempt: 500ms, 30s. Default 10s'
  },
  'request-timeout': { value: 'TIME', help: 'Until the response head is there, per attempt. Default 30s' },
  'phase-timeout': {
    value: 'PHASE=TIME',
    repeatable: true,
    help: 'For one phase, such as ttfb=2s, but not for backoff; repeatable'
  }
} as const satisfies OptionSpecs

/** What commands that send requests have in common. */
export const REQUEST_OPTIONS = { ...HEADERS, ...AUTH, ...CONNECTION, ...REDIRECTS, ...WAITS }
