import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync
} from 'node:zlib'
import { CLOSE, fromRows, ok } from './hostile-answer.ts'

const text = 'so it goes, '.repeat(20)
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const gzip = latin1(gzipSync(text))
const rawDeflate = latin1(deflateRawSync(text))
const br = latin1(brotliCompressSync(text))
/** What there is in the beginning of a body. */
const unbr = (text: string) =>
  latin1(brotliDecompressSync(Buffer.from(text, 'latin1'), { finishFlush: constants.BROTLI_OPERATION_FLUSH }))
const gunzip = (text: string) =>
  latin1(gunzipSync(Buffer.from(text, 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }))
const damaged = (body: string) => ok(body, { warnings: ['damaged-coding'] })

/** With a length, and in two chunks: both ways of taking a coding off. */
const coded = (coding: string, body: string, fields = '') =>
  `HTTP/1.1 200 OK\r\n${fields}Content-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const inChunks = (coding: string, body: string) => {
  const middle = body.length >> 1
  const chunk = (part: string) => (part ? `${part.length.toString(16)}\r\n${part}\r\n` : '')
  const chunks = chunk(body.slice(0, middle)) + chunk(body.slice(middle))
  return `HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`
}
const MiB = 1024 * 1024
const bomb = latin1(gzipSync(Buffer.alloc(4 * MiB)))
const decoding = { maxInflatedBytes: MiB, ratio: 100 }

/** Content-Encoding that is not what it says (RFC 9110 §8.4). */
export const CODINGS = fromRows([
  ['x-gzip', coded('x-gzip', gzip), ok(text)],
  ['a coding in capitals', coded('GZIP', gzip), ok(text)],
  ['identity', coded('identity', text), ok(text)],
  ['an empty list', coded('', text), ok(text)],
  ['raw deflate', coded('deflate', rawDeflate), ok(text)],
  ['raw deflate in chunks', inChunks('deflate', rawDeflate), ok(text)],
  [
    'three at once, in two fields',
    coded(
      'br',
      latin1(brotliCompressSync(deflateSync(gzipSync(text)))),
      'Content-Encoding: gzip, deflate\r\n'
    ),
    ok(text)
  ],
  ['gzip of gzip of nothing', coded('gzip, gzip', latin1(gzipSync(gzipSync('')))), ok('')],
  ['gzip of two members', coded('gzip', gzip + gzip), ok(text + text)],
  ['gzip that is an empty body', coded('gzip', ''), ok('')],
  ['gzip that is plain text', coded('gzip', text), damaged(text)],
  ['gzip that is plain text, in chunks', inChunks('gzip', text), damaged(text)],
  ['gzip cut off in its head', coded('gzip', gzip.slice(0, 5)), damaged(gzip.slice(0, 5))],
  ['gzip without its checksum', coded('gzip', gzip.slice(0, -8)), damaged(text)],
  ['gzip without its checksum, in chunks', inChunks('gzip', gzip.slice(0, -8)), damaged(text)],
  [
    'gzip with another checksum',
    coded('gzip', `${gzip.slice(0, -8)}\0\0\0\0${gzip.slice(-4)}`),
    damaged(text)
  ],
  ['gzip with junk after it', coded('gzip', `${gzip}junk`), ok(text, { warnings: ['trailing-bytes'] })],
  [
    'gzip with junk after it, in chunks',
    inChunks('gzip', `${gzip}junk`),
    ok(text, { warnings: ['trailing-bytes'] })
  ],
  ['br with junk after it', coded('br', `${br}junk`), ok(text, { warnings: ['trailing-bytes'] })],
  [
    'br with junk after it, in chunks',
    inChunks('br', `${br}junk`),
    ok(text, { warnings: ['trailing-bytes'] })
  ],
  [
    'raw deflate with junk after it',
    coded('deflate', `${rawDeflate}junk`),
    ok(text, { warnings: ['trailing-bytes'] })
  ],
  [
    'raw deflate with junk after it, in chunks',
    inChunks('deflate', `${rawDeflate}junk`),
    ok(text, { warnings: ['trailing-bytes'] })
  ],
  ['br that is plain text', coded('br', `\xff${text}`), damaged(`\xff${text}`)],
  ['br without its last byte', coded('br', br.slice(0, -1)), damaged(unbr(br.slice(0, -1)))],
  ['deflate that is plain text', coded('deflate', text), damaged(text)],
  ['a coding that nobody knows', coded('rot13', text), ok(text, { warnings: ['unknown-coding'] })],
  [
    'a known coding under an unknown one',
    coded('gzip, rot13', gzip),
    ok(gzip, { warnings: ['unknown-coding'] })
  ],
  [
    'codings without end',
    coded(Array(1000).fill('gzip').join(', '), gzip),
    ok(gzip, { warnings: ['unknown-coding'] })
  ],
  [
    'gzip cut off by the end of the connection',
    coded('gzip', gzip).slice(0, -20),
    { status: 200, body: gunzip(gzip.slice(0, -20)), error: 'CONNECTION_CLOSED mid-body' },
    CLOSE
  ],
  [
    'a small bomb',
    coded('gzip', bomb),
    { status: 200, body: `${MiB} bytes`, error: 'BODY_LIMIT inflated' },
    { options: { decoding } }
  ],
  [
    'a small bomb in chunks',
    inChunks('gzip', bomb),
    { status: 200, body: `${MiB} bytes`, error: 'BODY_LIMIT inflated' },
    { options: { decoding } }
  ]
])
