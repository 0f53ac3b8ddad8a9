import { encode } from '@msgpack/msgpack'
import { encode as encodeCbor } from 'cborg'
import type { Route } from './route.ts'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const INNER = ['--in', 'Content-Type: text/csv', '', 'a,b\n1,2', '--in', '', 'plain', '--in--', ''].join(
  '\r\n'
)

function parts(boundary: string): Buffer {
  const line = (text: string) => Buffer.from(`${text}\r\n`)
  return Buffer.concat([
    ...[line(`--${boundary}`), line('Content-Disposition: form-data; name="meta"')],
    ...[line('Content-Type: application/json'), line(''), line('{"greeting":"hello from a part"}')],
    ...[line(`--${boundary}`), line('Content-Disposition: form-data; name="photo"; filename="pixel.png"')],
    ...[line('Content-Type: image/png'), line(''), PIXEL, line('')],
    ...[line(`--${boundary}`), line('Content-Type: multipart/mixed; boundary=in'), line(''), line(INNER)]
  ])
}

/** 5,000 orders with a note in quotes, one of them too short. */
function orders(): string {
  const row = (id: number) =>
    `${id},"Order ${id}, urgent",${(id * 37) % 1000},${id % 2 === 0 ? 'open' : 'paid'}`
  const rows = Array.from({ length: 5000 }, (_, n) => (n === 2 ? '3,short' : row(n + 1)))
  return ['id,title,total,state', ...rows, ''].join('\n')
}

function send(type: string, body: string | Uint8Array): Route {
  return ({ response }) => {
    response.writeHead(200, { 'Content-Type': type })
    response.end(body)
  }
}

/** Bodies that have views of their own, and some that are not what they are called. */
export const DATA_ROUTES: Record<string, Route> = {
  '/orders.csv': send('text/plain', orders()),
  '/wide.csv': send(
    'text/csv',
    `${Array.from({ length: 300 }, (_, n) => `column ${n}`).join(';')}\n${Array.from({ length: 300 }, (_, n) => n).join(';')}\n`
  ),
  '/objects': send('application/json', '[{"name":"Ann","age":30},{"name":"Bob","city":"Rome"}]'),
  '/msgpack': send(
    'application/octet-stream',
    encode(
      { name: 'probe', big: 2n ** 63n, data: new Uint8Array([1, 2, 255]), at: new Date(0) },
      { useBigInt64: true }
    )
  ),
  '/damaged-msgpack': send('application/msgpack', Uint8Array.of(0x93, 1, 0xa2, 0x68, 0x69, 0xc1)),
  '/cbor': send('application/cbor', Buffer.concat([encodeCbor({ a: undefined }), encodeCbor([Number.NaN])])),
  '/parts': send(
    'multipart/form-data; boundary="a b"',
    Buffer.concat([parts('a b'), Buffer.from('--a b--\r\n')])
  ),
  '/page-part': send(
    'multipart/mixed; boundary=b',
    [
      ...['--b', 'Content-Type: text/html', 'Content-Disposition: attachment; filename="https://evil.test/"'],
      ...['', '<h1>A part</h1><img src="pixel.png">', '--b--', '']
    ].join('\r\n')
  ),
  '/open-quote.csv': send('text/csv', `"${'never closed,'.repeat(1_500_000)}`),
  '/cut-parts': send('multipart/mixed; boundary=b', parts('b')),
  '/kept-events': send(
    'text/plain',
    ': hello\n\nevent: tick\nid: 7\ndata: {"n":1}\n\nevent: tick\ndata: {"n":2}\n\ndata: plain\ndata: text\n\n'
  ),
  '/cyrillic.csv': send(
    'text/csv',
    Buffer.from('id,name\n1,\xcf\xf0\xe8\xe2\xe5\xf2\n2,\xcf\xf0\n', 'latin1')
  ),
  '/klingon': send('text/plain; charset=klingon', 'nuqneH'),
  '/large-event': send(
    'text/plain',
    `: one\ndata: two\ndata: ${'x'.repeat(9 * 1024 * 1024)}\n\ndata: small\n\n`
  ),
  '/style.css': send('text/css', 'a>b{color:red;margin:0}'),
  '/script.js': send('text/javascript', 'function f(a){if(a){return 1}}'),
  '/settings.yaml': send('text/plain', 'name:   probe # kept\nlist:\n    - one'),
  '/broken.yaml': send('application/yaml', 'a: [1'),
  '/error-page': send('application/json', '<!doctype html><title>502</title><h1>Bad gateway</h1>'),
  '/legacy-page': send(
    'text/html',
    Buffer.from('<meta charset="windows-1251"><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>', 'latin1')
  ),
  '/archive': send('text/plain', Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'))
}
