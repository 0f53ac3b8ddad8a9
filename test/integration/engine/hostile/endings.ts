import { CLOSE, cutOff, fromRows, NOT_HTTP, ok } from './hostile-answer.ts'

const soon = (timeouts: Record<string, number>) => ({ options: { timeouts } })
const fields = (lines: string) => `HTTP/1.1 200 OK\r\nContent-Length: 2\r\n${lines}\r\n\r\nok`

/** Silence where something is expected, and fields that are too many, too long, or nonsense. */
export const ENDINGS = fromRows([
  ['nothing, and the end', '', { error: 'CONNECTION_CLOSED before-response' }, CLOSE],
  ['nothing, and silence', '', { error: 'TIMEOUT request' }, soon({ requestMs: 200 })],
  ['one byte, and silence', 'H', { error: 'TIMEOUT request' }, soon({ requestMs: 200 })],
  [
    'half a head, and silence',
    'HTTP/1.1 200 OK\r\nX: y',
    { error: 'TIMEOUT request' },
    soon({ requestMs: 200 })
  ],
  [
    'a head, and silence',
    'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n',
    { status: 200, error: 'TIMEOUT idle' },
    soon({ idleMs: 200 })
  ],
  [
    'a body without length, and silence',
    'HTTP/1.1 200 OK\r\n\r\nok',
    { status: 200, body: 'ok', error: 'TIMEOUT idle' },
    soon({ idleMs: 200 })
  ],
  [
    'half a chunk, and silence',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nok',
    { status: 200, body: 'ok', error: 'TIMEOUT idle' },
    soon({ idleMs: 200 })
  ],
  [
    'chunks without the last, and silence',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n',
    { status: 200, body: 'ok', error: 'TIMEOUT total' },
    soon({ totalMs: 400 })
  ],
  ['half a line of no HTTP, and silence', 'hello there', NOT_HTTP],
  ['Connection: close, and it stays', fields('Connection: close'), ok('ok')],
  [
    'Connection: close and a length, and the end too early',
    'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nok',
    cutOff('ok'),
    CLOSE
  ],
  ['Connection: upgrade', fields('Connection: upgrade\r\nUpgrade: h2c'), ok('ok')],
  ['Keep-Alive with nonsense', fields('Connection: keep-alive\r\nKeep-Alive: timeout=-1, max=x'), ok('ok')],
  ['Keep-Alive for ever', fields('Keep-Alive: timeout=99999999999999'), ok('ok')],
  [
    'ten thousand cookies: more fields than are read',
    fields('Set-Cookie: a=b\r\n'.repeat(10_000).trim()),
    { error: 'PROTOCOL too-many-fields' }
  ],
  ['nine thousand cookies', fields('Set-Cookie: a=b\r\n'.repeat(9000).trim()), ok('ok')],
  ['a cookie of 300 KB', fields(`Set-Cookie: a=${'b'.repeat(300_000)}`), ok('ok')],
  [
    'cookies that are none',
    fields(
      'Set-Cookie:\r\nSet-Cookie: ;;;\r\nSet-Cookie: =\r\nSet-Cookie: a=b; Expires=never; Max-Age=-x; Domain=..; Path=\x80'
    ),
    ok('ok')
  ],
  ['a type that is none', fields('Content-Type: ;;charset==;"'), ok('ok')],
  ['a charset that is none', fields('Content-Type: text/plain; charset=klingon'), ok('ok')]
])
