import { createHash } from 'node:crypto'
import type { Route } from './route.ts'

const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/** Answers that lead to another request, or go on for a while. */
export const HOP_ROUTES: Record<string, Route> = {
  /** Sets one cookie that is taken and one that is not, and leads on. */
  '/login'({ response }) {
    response.writeHead(302, {
      Location: '/account',
      'Set-Cookie': ['session=s3cret; Path=/; HttpOnly', 'theirs=1; Domain=example.org']
    })
    response.end()
  },
  /** Many headers, of which some are common ones. */
  '/explained'({ response }) {
    const many = Array.from({ length: 12 }, (_, index) => [`X-Many-${index + 1}`, 'one of many'])
    response.writeHead(200, [
      ...['Cache-Control', 'private, max-age=3600', 'Set-Cookie', 'sid=1; Path=/; HttpOnly'],
      ...many.flat()
    ])
    response.end('explained')
  },
  '/account'({ request, response }) {
    response.end(`cookie: ${request.headers.cookie ?? 'none'}`)
  },
  /** Leads to another origin: the same server by another name. */
  '/away'({ request, response }) {
    const port = request.socket.localPort
    response.writeHead(302, { Location: `http://localhost:${port}/echo` }).end()
  },
  /** Leads on by a URL that brings a user and a password. */
  '/with-user'({ request, response }) {
    const port = request.socket.localPort
    response.writeHead(302, { Location: `http://hax:hunter99pw@127.0.0.1:${port}/quiet` }).end()
  },
  '/quiet'({ response }) {
    response.end('quiet')
  },
  /** Leads on to itself until `?5`. */
  '/chain'({ request, response }) {
    const step = Number(request.url?.split('?')[1] ?? 1)
    if (step < 5) response.writeHead(302, { Location: `/chain?${step + 1}` }).end()
    else response.end('the end of the chain')
  },
  '/circle'({ response }) {
    response.writeHead(302, { Location: '/circle' }).end()
  },
  /** Is ready at the third request. */
  '/flaky'({ response, before }) {
    if (before < 2) response.writeHead(503).end('not yet')
    else response.end('ready at last')
  },
  /** Wants to be left alone for longer than anybody waits. */
  '/busy'({ response }) {
    response.writeHead(503, { 'Retry-After': '600' }).end()
  },
  /** User `user`, password `pass` (RFC 7616, MD5, qop auth). */
  '/digest'({ request, response }) {
    const given = new Map(
      [...(request.headers.authorization ?? '').matchAll(/(\w+)="?([^",]+)"?/g)].map(
        ([, name, value]) => [name, value] as const
      )
    )
    const secret = md5('user:target:pass')
    const asked = md5(`${request.method}:/digest`)
    const [nc, cnonce] = [given.get('nc'), given.get('cnonce')]
    const expected = md5(`${secret}:n0nce:${nc}:${cnonce}:auth:${asked}`)
    if (given.get('response') === expected) response.end('welcome')
    else
      response
        .writeHead(401, { 'WWW-Authenticate': 'Digest realm="target", nonce="n0nce", qop="auth"' })
        .end()
  },
  /** Two events, and a third when the test says so. */
  async '/events'({ response, released }) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('retry: 50\nid: 1\nevent: tick\ndata: first event\n\ndata: second\ndata: in two lines\n\n')
    await released
    response.end('event: tick\ndata: the last one\n\n')
  },
  /** An interim response before, and a trailer behind the body. */
  '/trailers'({ response }) {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' })
    response.writeHead(200, { 'Content-Type': 'text/plain', Trailer: 'X-Checksum' })
    response.write('a body ')
    response.addTrailers({ 'X-Checksum': 'abc123' })
    response.end('with a trailer')
  }
}
