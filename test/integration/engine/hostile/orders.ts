import type { ExecuteOptions } from '#shared/client/http-client.ts'
import { fromRows, type Outcome } from './hostile-answer.ts'

const answer = (status: string, fields: string) =>
  `HTTP/1.1 ${status}\r\nContent-Length: 2\r\n${fields}\r\n\r\nok`
const redirect = (...locations: string[]) =>
  answer('302 Found', locations.map(location => `Location: ${location}`).join('\r\n'))
const challenge = (...challenges: string[]) =>
  answer('401 Unauthorized', challenges.map(value => `WWW-Authenticate: ${value}`).join('\r\n'))
const later = (value: string) => answer('503 Service Unavailable', `Retry-After: ${value}`)

const refused: Partial<Outcome> = { status: 302, body: 'ok', error: 'REDIRECT bad-location' }
const foreign: Partial<Outcome> = { ...refused, error: 'REDIRECT foreign-location' }
/** Found before the request is sent that was sent before; by then the body of the answer is gone. */
const loop: Partial<Outcome> = { status: 302, body: 'ok', error: 'REDIRECT loop' }
const unanswered: Partial<Outcome> = { status: 401, body: 'ok' }
const retried: Partial<Outcome> = { status: 503, body: 'ok', hops: [503, 503] }

const digest = { options: { auth: { kind: 'digest', username: 'u', password: 'p' } } } as const
const retry: { options: ExecuteOptions } = {
  options: { retries: { count: 1, baseMs: 0, maxMs: 0, maxRetryAfterMs: 10 } }
}

/** Fields that tell the client to do something: to go elsewhere, to prove who it is, to come again. */
export const ORDERS = fromRows([
  ['Location: none', answer('302 Found', 'X: y'), { status: 302, body: 'ok' }],
  ['Location: empty', redirect(''), loop],
  ['Location: a fragment', redirect('#x'), loop],
  ['Location: without a host', redirect('http://'), refused],
  ['Location: three slashes', redirect('http:///x'), refused],
  ['Location: a script', redirect('javascript:alert(1)'), foreign],
  ['Location: data', redirect('data:text/plain,x'), foreign],
  ['Location: a file', redirect('file:///etc/passwd'), foreign],
  ['Location: another protocol', redirect('ftp://127.0.0.1/'), foreign],
  ['Location: a port that does not exist', redirect('http://127.0.0.1:99999/'), refused],
  ['Location: port 0', redirect('http://127.0.0.1:0/'), refused],
  ['Location: a host that cannot be', redirect('http://[::g]/'), refused],
  ['Location: half an address', redirect('//[::1'), refused],
  ['Location: a space in the host', redirect('http://a b/'), refused],
  ['Location: a tab', redirect('/a\tb'), refused],
  ['WWW-Authenticate: none', answer('401 Unauthorized', 'X: y'), unanswered, digest],
  ['WWW-Authenticate: nothing', challenge(''), unanswered, digest],
  ['WWW-Authenticate: commas', challenge(',,, ,='), unanswered, digest],
  ['WWW-Authenticate: a quote without end', challenge('Digest realm="a, nonce="b'), unanswered, digest],
  ['WWW-Authenticate: no nonce', challenge('Digest realm="a"'), unanswered, digest],
  [
    'WWW-Authenticate: an algorithm that nobody knows',
    challenge('Digest realm="a", nonce="b", algorithm=ROT13'),
    unanswered,
    digest
  ],
  ['WWW-Authenticate: another scheme', challenge('Basic realm="a"'), unanswered, digest],
  ['WWW-Authenticate: a thousand', challenge(...Array<string>(1000).fill('Digest')), unanswered, digest],
  [
    'WWW-Authenticate: the same nonce again and again',
    challenge('Digest realm="a", nonce="b"'),
    { ...unanswered, hops: [401, 401] },
    digest
  ],
  [
    'WWW-Authenticate: stale again and again',
    challenge('Digest realm="a", nonce="b", stale=true'),
    { ...unanswered, hops: [401, 401, 401] },
    digest
  ],
  [
    'Proxy-Authenticate from no proxy',
    answer('407 No', 'Proxy-Authenticate: Basic'),
    { status: 407, body: 'ok' }
  ],
  ['Retry-After: a word', later('soon'), retried, retry],
  ['Retry-After: negative', later('-5'), retried, retry],
  ['Retry-After: a fraction', later('0.5'), retried, retry],
  ['Retry-After: beyond all numbers', later('9'.repeat(400)), retried, retry],
  ['Retry-After: a date long ago', later('Thu, 01 Jan 1970 00:00:00 GMT'), retried, retry],
  ['Retry-After: a date far away', later('Fri, 31 Dec 9999 23:59:59 GMT'), retried, retry],
  ['Retry-After: a date that is none', later('Thu, 99 Foo 2026 99:99:99 GMT'), retried, retry],
  ['Retry-After: when nothing is retried', later('1'), { status: 503, body: 'ok' }]
])
