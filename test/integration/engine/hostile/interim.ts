import { CLOSE, fromRows, ok, PROTOCOL } from './hostile-answer.ts'

const FINAL = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n'

/** 1xx responses (RFC 9110 §15.2), asked for or not. */
export const INTERIM = fromRows([
  ['100 unasked', CONTINUE + FINAL, ok('ok', { interim: [100] })],
  ['a hundred of them', CONTINUE.repeat(100) + FINAL, ok('ok', { interim: Array(100).fill(100) })],
  ['more than a hundred', CONTINUE.repeat(101) + FINAL, { error: 'PROTOCOL too-many-interim' }],
  [
    '102, 103 and one that nobody knows',
    `HTTP/1.1 102 P\r\n\r\nHTTP/1.1 103 E\r\nLink: </a>\r\n\r\nHTTP/1.1 199 X\r\n\r\n${FINAL}`,
    ok('ok', { interim: [102, 103, 199] })
  ],
  ['one of HTTP/1.0', `HTTP/1.0 100 Continue\r\n\r\n${FINAL}`, ok('ok', { interim: [100] })],
  ['one without a reason', `HTTP/1.1 100\r\n\r\n${FINAL}`, ok('ok', { interim: [100] })],
  [
    'one with a length: the body is none',
    `HTTP/1.1 100 C\r\nContent-Length: 5\r\n\r\n${FINAL}`,
    ok('ok', { interim: [100] })
  ],
  ['one with a field that is none', `HTTP/1.1 103 E\r\nBad\r\n\r\n${FINAL}`, ok('ok', { interim: [103] })],
  ['an empty line before and after one', `\r\n${CONTINUE}\r\n${FINAL}`, ok('ok', { interim: [100] })],
  ['one, and the end', CONTINUE, { error: 'CONNECTION_CLOSED mid-head' }, CLOSE],
  ['half of one, and the end', 'HTTP/1.1 100 Conti', { error: 'CONNECTION_CLOSED mid-head' }, CLOSE],
  ['one, and silence', CONTINUE, { error: 'TIMEOUT request' }, { options: { timeouts: { requestMs: 200 } } }],
  ['one, and no HTTP', `${CONTINUE}hello there\r\n\r\n`, PROTOCOL],
  [
    '101 unasked',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nbytes',
    PROTOCOL
  ],
  ['101 after 100', `${CONTINUE}HTTP/1.1 101 Switching Protocols\r\n\r\n`, PROTOCOL],
  ['one after the answer', FINAL + CONTINUE, ok('ok')]
])
