import { gzipSync } from 'node:zlib'
import { brokenBody, CLOSE, cutOff, fromRows, ok, PROTOCOL } from './hostile-answer.ts'

const gzip = gzipSync('so it goes').toString('latin1')
const HEAD = 'HTTP/1.1 200 OK\r\n'
const chunked = (chunks: string, fields = 'Transfer-Encoding: chunked') => `${HEAD}${fields}\r\n\r\n${chunks}`
const lengths = (...values: string[]) =>
  `${HEAD}${values.map(value => `Content-Length:${value}\r\n`).join('')}\r\nok`

const UNPROVEN = { overTls: { warnings: ['unproven-end'] } }

/** Where a body ends: Content-Length, Transfer-Encoding, chunks and trailers (RFC 9112 §6 and §7). */
export const FRAMING = fromRows([
  ['length: twice the same', lengths(' 2', ' 2'), PROTOCOL],
  ['length: two that differ', lengths(' 2', ' 3'), PROTOCOL],
  ['length: a list', lengths(' 2, 2'), PROTOCOL],
  ['length: negative', lengths(' -2'), PROTOCOL],
  ['length: with a plus', lengths(' +2'), PROTOCOL],
  ['length: hexadecimal', lengths(' 0x2'), PROTOCOL],
  ['length: a fraction', lengths(' 2.0'), PROTOCOL],
  ['length: a word', lengths(' two'), PROTOCOL],
  ['length: none', lengths(' '), PROTOCOL],
  ['length: beyond 64 bits', lengths(' 99999999999999999999'), PROTOCOL],
  ['length: space around it', lengths(' \t2  '), ok('ok')],
  ['length: zeros before it', lengths(' 0002'), ok('ok')],
  ['length: more than comes', lengths(' 9'), cutOff('ok'), CLOSE],
  ['length: far more than comes', lengths(' 9007199254740991'), cutOff('ok'), CLOSE],
  ['length: less than comes', lengths(' 1'), ok('o')],
  ['length: less than comes, and the end', lengths(' 1'), ok('o'), CLOSE],
  ['length: 0, and a body', lengths(' 0'), ok('')],
  [
    'length and chunks',
    chunked('2\r\nok\r\n0\r\n\r\n', 'Content-Length: 9\r\nTransfer-Encoding: chunked'),
    PROTOCOL
  ],
  [
    'chunks and length',
    chunked('2\r\nok\r\n0\r\n\r\n', 'Transfer-Encoding: chunked\r\nContent-Length: 9'),
    PROTOCOL
  ],
  ['coding: twice chunked', chunked('2\r\nok\r\n0\r\n\r\n', 'Transfer-Encoding: chunked, chunked'), ok('ok')],
  [
    'coding: chunked, not as the last',
    chunked('ok', 'Transfer-Encoding: chunked, gzip'),
    ok('ok', { warnings: ['damaged-coding'] }),
    { ...CLOSE, overTls: { warnings: ['damaged-coding', 'unproven-end'] } }
  ],
  [
    'coding: unknown',
    chunked('ok', 'Transfer-Encoding: xchunked'),
    ok('ok', { warnings: ['unknown-coding'] }),
    { ...CLOSE, overTls: { warnings: ['unknown-coding', 'unproven-end'] } }
  ],
  ['coding: identity', chunked('ok', 'Transfer-Encoding: identity'), ok('ok'), { ...CLOSE, ...UNPROVEN }],
  [
    'coding: gzip under the chunks',
    chunked(`${gzip.length.toString(16)}\r\n${gzip}\r\n0\r\n\r\n`, 'Transfer-Encoding: gzip, chunked'),
    ok('so it goes')
  ],
  ['coding: in capitals', chunked('2\r\nok\r\n0\r\n\r\n', 'TRANSFER-ENCODING: CHUNKED'), ok('ok')],
  [
    'coding: chunked in HTTP/1.0',
    'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    ok('ok'),
    CLOSE
  ],
  ['chunks: an extension', chunked('2;a=b;c="d;e"\r\nok\r\n0;last\r\n\r\n'), ok('ok')],
  ['chunks: an extension without a name', chunked('2;\r\nok\r\n0\r\n\r\n'), brokenBody()],
  ['chunks: an extension with a line feed', chunked('2;a="\n"\r\nok\r\n0\r\n\r\n'), brokenBody()],
  ['chunks: a size in capitals and with zeros', chunked('000A\r\n0123456789\r\n0\r\n\r\n'), ok('0123456789')],
  ['chunks: a negative size', chunked('-2\r\nok\r\n0\r\n\r\n'), brokenBody()],
  ['chunks: a size with a plus', chunked('+2\r\nok\r\n0\r\n\r\n'), brokenBody()],
  ['chunks: a size with 0x', chunked('0x2\r\nok\r\n0\r\n\r\n'), brokenBody()],
  ['chunks: a size with space before it', chunked(' 2\r\nok\r\n0\r\n\r\n'), brokenBody()],
  ['chunks: a size with space after it', chunked('2 \r\nok\r\n0\r\n\r\n'), brokenBody()],
  ['chunks: no size', chunked('\r\nok\r\n0\r\n\r\n'), brokenBody()],
  ['chunks: a size of 17 digits', chunked('11111111111111111\r\nok'), brokenBody()],
  ['chunks: a size of 16 digits', chunked('FFFFFFFFFFFFFFFF\r\nok'), cutOff('ok'), CLOSE],
  ['chunks: a size beyond what comes', chunked('7fffffff\r\nok'), cutOff('ok'), CLOSE],
  ['chunks: more than the size says', chunked('1\r\nok\r\n0\r\n\r\n'), brokenBody('o')],
  ['chunks: no line end after one', chunked('2\r\nok0\r\n\r\n'), brokenBody('ok')],
  ['chunks: lines that end in LF', chunked('2\nok\n0\n\n'), brokenBody()],
  ['chunks: one of no bytes in the middle', chunked('0\r\n\r\n2\r\nok\r\n0\r\n\r\n'), ok('')],
  ['chunks: the end before the first', chunked(''), cutOff(), CLOSE],
  ['chunks: the end within a size', chunked('2'), cutOff(), CLOSE],
  ['chunks: the end before the last', chunked('2\r\nok\r\n'), cutOff('ok'), CLOSE],
  ['chunks: the end within the last', chunked('2\r\nok\r\n0\r\n'), cutOff('ok'), CLOSE],
  [
    'trailers',
    chunked('2\r\nok\r\n0\r\nA: b\r\na:\r\n\r\n'),
    ok('ok', {
      trailers: [
        ['A', 'b'],
        ['a', '']
      ]
    })
  ],
  [
    'trailers: a framing of their own',
    chunked('2\r\nok\r\n0\r\nContent-Length: 9\r\n\r\n'),
    brokenBody('ok')
  ],
  ['trailers: no colon', chunked('2\r\nok\r\n0\r\nBad\r\n\r\n'), brokenBody('ok')],
  ['trailers: a NUL', chunked('2\r\nok\r\n0\r\nA: \0\r\n\r\n'), brokenBody('ok')],
  ['trailers: the end within them', chunked('2\r\nok\r\n0\r\nA: b\r\n'), cutOff('ok'), CLOSE],
  [
    'HTTP/1.0 that stays',
    'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok',
    ok('ok')
  ],
  ['neither length nor chunks, and the end', `${HEAD}\r\nok`, ok('ok'), { ...CLOSE, ...UNPROVEN }],
  ['neither length nor body, and the end', `${HEAD}\r\n`, ok(''), { ...CLOSE, ...UNPROVEN }],
  ['after HEAD a body', lengths(' 2'), ok(''), { method: 'HEAD' }],
  ['after HEAD chunks', chunked('2\r\nok\r\n0\r\n\r\n'), ok(''), { method: 'HEAD' }],
  ['204 with a body', 'HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok', { status: 204 }],
  [
    '204 with chunks',
    'HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    { status: 204 }
  ],
  [
    '205 with a body',
    'HTTP/1.1 205 Reset Content\r\nContent-Length: 2\r\n\r\nok',
    { status: 205, body: 'ok' }
  ],
  ['304 with a body', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\nok', { status: 304 }],
  ['a second answer unasked', `${lengths(' 2')}${lengths(' 4')}`, ok('ok')],
  ['junk after the end', `${lengths(' 2')}${'\0junk'.repeat(20)}`, ok('ok')],
  ['junk after the last chunk', chunked('2\r\nok\r\n0\r\n\r\njunk'), ok('ok')]
])
