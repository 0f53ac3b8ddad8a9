import type { ClientError } from '#shared/model/client-error.ts'

/** What a hint calls a setting of the request, as the flag that sets it. By code and reason. */
const FLAGS: Record<string, string> = {
  PROXY: '--proxy',
  'PROXY unreachable': '--proxy',
  'PROXY lookup': '--proxy',
  'TLS unknown-name': '--server-name',
  'CERTIFICATE hostname-mismatch': '--server-name',
  TIMEOUT: '--timeout',
  'TIMEOUT connect': '--connect-timeout',
  'TIMEOUT handshake': '--connect-timeout',
  'TIMEOUT request': '--request-timeout',
  'TIMEOUT idle': '--idle-timeout',
  'TIMEOUT phase': '--phase-timeout',
  'TIMEOUT total': '--timeout',
  'PROTOCOL h2-frames': '--http1.1',
  'PROTOCOL h2-rejected': '--http1.1',
  'PROTOCOL http11-required': '--http1.1',
  'PROTOCOL websocket-deflate': '--no-compression',
  'BODY_LIMIT websocket-message': '--max-message',
  REDIRECT: '--no-redirect',
  'REDIRECT too-many': '--max-redirects'
}

/** Where a flag in the place of the setting makes no sentence. */
const HINTS: Record<string, string> = {
  'CONNECTION_CLOSED not-open':
    'With --reconnect it is connected again, and what is to be sent waits for that.',
  'CONNECTION_CLOSED websocket-silent':
    'The network may be gone, or the server hangs. Pings are sent because of --ping-interval.',
  'PROTOCOL websocket-over-http2':
    'It takes no extended CONNECT (RFC 8441). Leave --http2 out, unless it refuses HTTP/1.1 as well.',
  'BODY_LIMIT event': 'Nothing is read after it. An event ends with an empty line: the server may send none.',
  'IO unreadable': 'Correct the file.',
  'PROTOCOL oauth2': 'Check the URLs, the client and the scope.',
  'PROTOCOL oauth2-endpoint': 'Check the URLs, the client and the scope.',
  'PROTOCOL oauth2-none':
    'Nobody can be asked for one here: choose a flow that needs nobody and fetches it by itself, or a bearer token with --var.',
  'TLS alpn': 'The server speaks another version of HTTP: try --http2 or --http1.1, or leave them out.',
  'TLS client-certificate':
    'Give one with --client-cert, and its key with --client-key where that is not in the same file.',
  REDIRECT: 'With --no-redirect its own answer is what is printed.',
  'REDIRECT too-many': 'The limit is set by --max-redirects; --verbose tells every hop.',
  'REDIRECT loop':
    'A cookie that is not kept, or http and https pointing at each other, are usual causes; --verbose tells every hop.',
  'REDIRECT foreign-location': 'With --no-redirect its own answer is what is printed.',
  'REDIRECT bad-location': 'With --no-redirect its own answer is what is printed.',
  'PROXY status': 'The proxy may not allow this host or port, or cannot reach it.',
  'PROXY auth': 'Write them into its URL: --proxy http://user:password@host:port.',
  CERTIFICATE:
    'If you know this server, add its CA certificate (--ca-cert), or switch off certificate checks (--insecure).'
}

/**
 * What to do about an error, in the words of a command line: flags for settings, and what becomes of the body.
 * @param saveTo the file that the body was to be saved to
 */
export function advise({ code, reason, hint }: ClientError, saveTo?: string): string {
  const key = keyOf({ code, reason })
  const flag = flagOf({ code, reason })
  const advice = HINTS[key] ?? (flag === undefined ? withoutSettings(hint) : withFlag(hint, flag))
  const told = advice.replace(GIVEN_UP, '')
  return saveTo === undefined ? told : withoutKept(told, saveTo)
}

/** The flag that sets what an error is about, as it is written. */
export function flagOf(error: Pick<ClientError, 'code' | 'reason'>): string | undefined {
  return FLAGS[keyOf(error)] ?? FLAGS[error.code]
}

/** It is no news to whoever pressed Ctrl+C. */
const GIVEN_UP = / ?\bIt was given up at once\./

function keyOf({ code, reason }: Pick<ClientError, 'code' | 'reason'>): string {
  return reason === undefined ? code : `${code} ${reason}`
}

/** What is said of a hop although nothing failed: with the flag where a setting is meant. */
export function adviseWarning(detail: string): string {
  return detail.replace('A setting retries all methods.', '--retry-all-methods tries it again all the same.')
}

const SETTINGS = / in (?:this request’s|the) settings/

function withFlag(hint: string, flag: string): string {
  return hint.replace(new RegExp(`(\\bis)?${SETTINGS.source}`), (_, is?: string) =>
    is ? `is set by ${flag}` : ` with ${flag}`
  )
}

/** These name their flags already. */
function withoutSettings(hint: string): string {
  return hint.replace(SETTINGS, '').replace(' there (--', ' (--')
}

/** What breaks off is not saved. */
function withoutKept(hint: string, path: string): string {
  const sentences = hint.split(/(?<=\.) /)
  const others = sentences.filter(sentence => !/\b(?:is|are) kept\b/.test(sentence))
  if (others.length === sentences.length) return hint
  return [`What had arrived is not kept: ${path} is written only when all is there.`, ...others].join(' ')
}

/** What is said in a record of an exchange: it is all that is left of it. */
export function adviseInRecord(error: ClientError): string {
  const sentences = advise(error).split(/(?<=\.) /)
  return sentences.filter(sentence => !/\b(?:is|are) kept\b/.test(sentence)).join(' ')
}
