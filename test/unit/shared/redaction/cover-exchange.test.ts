import { describe, expect, it } from 'vitest'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import { coverExchange } from '#shared/redaction/cover-exchange.ts'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'

const HOP: Hop = {
  index: 0,
  reason: 'initial',
  request: { method: 'GET', url: 'http://api.test/', headers: [] },
  phases: [],
  changes: [],
  cookies: { sent: [], stored: [], rejected: [] },
  warnings: [],
  samples: { up: [], down: [] },
  startMs: 0,
  endMs: 1
}

function exchangeOf(...hops: Partial<Hop>[]): Exchange {
  return {
    id: 'sesame',
    startedAt: '2026-01-01T00:00:00.000Z',
    request: {
      method: 'GET',
      url: 'http://api.test/?key=sesame',
      headers: [],
      body: { kind: 'empty' }
    },
    hops: hops.map((hop, index) => ({ ...HOP, index, ...hop })),
    totalMs: 1,
    insecure: false
  }
}

function answer(...headers: [string, string][]): NonNullable<Hop['response']> {
  return {
    status: 302,
    statusText: 'Found',
    httpVersion: '1.1',
    headers,
    headBytes: 9,
    trailers: [],
    informational: []
  }
}

const LOCATION = 'http://hax:hunter99pw@api.test/ok'
/** `hax:hunter99pw` in base64. */
const BASIC = 'Basic aGF4Omh1bnRlcjk5cHc='

describe('coverExchange', () => {
  it('covers what was known to be secret, and none of the words of the exchange itself', () => {
    const { exchange: covered } = coverExchange(exchangeOf(), ['sesame'])
    expect(covered.request.url).toBe('http://api.test/?key=•••')
    expect(covered.id).toBe('sesame')
  })

  it('is the very same where there is nothing to cover', () => {
    const exchange = exchangeOf({ response: answer(['Server', 'nginx']) })
    expect(coverExchange(exchange, []).exchange).toBe(exchange)
    expect(coverExchange(exchange, ['elsewhere']).exchange).toBe(exchange)
  })

  it('covers the password that a redirect brings, wherever it goes from there', () => {
    const head = `GET /ok HTTP/1.1\r\nAuthorization: ${BASIC}\r\nX-Again: ${BASIC}\r\n\r\n`
    const { exchange: covered } = coverExchange(
      exchangeOf(
        { response: answer(['Location', LOCATION]) },
        {
          reason: 'redirect',
          request: { method: 'GET', url: LOCATION, headers: [['Authorization', BASIC]] },
          sent: { head, bodyBytes: 0 },
          changes: [{ header: 'Authorization', to: BASIC, why: 'url-credentials' }],
          warnings: [{ code: 'x', detail: 'it says hunter99pw' }]
        }
      ),
      []
    )
    const text = JSON.stringify(covered)
    for (const leak of ['hunter99pw', 'aGF4Omh1bnRlcjk5cHc']) expect(text).not.toContain(leak)
    expect(covered.hops[1]?.request.url).toBe('http://hax:•••@api.test/ok')
  })

  it('covers the cookies of the jar, and leaves what a Set-Cookie says beside the value', () => {
    const { exchange: covered } = coverExchange(
      exchangeOf({
        sent: {
          head: 'GET / HTTP/1.1\r\nCookie: sid=jar-value-1\r\nX-Sid: jar-value-1\r\n\r\n',
          bodyBytes: 0
        },
        response: answer(
          ['Set-Cookie', 'sid=ab; Path=/jar-value-1; HttpOnly'],
          ['set-cookie', 'gone=; Max-Age=0']
        ),
        cookies: {
          sent: [{ name: 'sid', value: 'jar-value-1' }],
          stored: [
            { name: 'sid', value: 'ab', domain: 'api.test', path: '/', secure: false, httpOnly: true },
            { name: 'gone', value: '', domain: 'api.test', path: '/', secure: false, httpOnly: false }
          ],
          rejected: [{ cookie: 'theirs=1; Domain=b.test', why: 'for another domain' }]
        }
      }),
      []
    )
    const [hop] = covered.hops
    expect(hop?.cookies.rejected[0]?.cookie).toBe('theirs=•••; Domain=b.test')
    expect(hop?.sent?.head).toBe('GET / HTTP/1.1\r\nCookie: •••\r\nX-Sid: •••\r\n\r\n')
    expect(hop?.cookies.sent).toEqual([{ name: 'sid', value: '•••' }])
    expect(hop?.cookies.stored.map(({ value }) => value)).toEqual(['•••', ''])
    expect(hop?.response?.headers).toEqual([
      ['Set-Cookie', 'sid=•••; Path=/•••; HttpOnly'],
      ['set-cookie', 'gone=; Max-Age=0']
    ])
  })

  it('keeps the way to the body that was sent, which is covered where it is read', () => {
    const body = { id: 'b', size: 1, total: 1 }
    const sent = { head: 'POST / HTTP/1.1\r\nCookie: a=b\r\n\r\n', bodyBytes: 1, body }
    const [hop] = coverExchange(exchangeOf({ sent }), []).exchange.hops
    expect(hop?.sent).toEqual({ ...sent, head: 'POST / HTTP/1.1\r\nCookie: •••\r\n\r\n' })
  })

  it('finds nothing more to cover in what a record masked', () => {
    const recorded = redactExchange(
      exchangeOf({
        request: { method: 'GET', url: LOCATION, headers: [['Cookie', 'a=b']] },
        response: answer(['Set-Cookie', 'sid=ab; Path=/'], ['Location', LOCATION]),
        cookies: {
          sent: [{ name: 'a', value: 'b' }],
          stored: [],
          rejected: [{ cookie: 'sid=ab; Path=/', why: 'for another domain' }]
        }
      }),
      []
    )
    expect(coverExchange(recorded, []).exchange).toBe(recorded)
  })

  it('covers keys and tokens by the names under which they are sent, also where an answer leads', () => {
    const { exchange: covered } = coverExchange(
      exchangeOf({
        request: {
          method: 'GET',
          url: 'http://api.test/?a=1&access_token=opaque-one',
          headers: [['X-Api-Key', 'opaque-two']]
        },
        response: answer(['Location', '/next?token=opaque-three&page=2'], ['X-Echo', 'opaque-three'])
      }),
      []
    )
    expect(JSON.stringify(covered)).not.toMatch(/opaque/)
    expect(covered.hops[0]?.request.url).toBe('http://api.test/?a=1&access_token=•••')
    expect(covered.hops[0]?.response?.headers[0]?.[1]).toBe('/next?token=•••&page=2')
  })

  it('keeps the hops that it has covered, and what is secret, as long as nothing new is met', () => {
    const known = ['sesame']
    const first = exchangeOf({ request: { method: 'GET', url: 'http://sesame.test/', headers: [] } })
    const before = coverExchange(first, known)
    const hops = [...first.hops, { ...HOP, index: 1 }]
    const after = coverExchange({ ...first, hops }, known)
    expect(after.exchange.hops[0]).toBe(before.exchange.hops[0])
    expect(after.forms).toBe(before.forms)
    const password: Hop = { ...HOP, index: 2, request: { method: 'GET', url: LOCATION, headers: [] } }
    const last = coverExchange({ ...first, hops: [...hops, password] }, known)
    expect(last.forms).toContain('hunter99pw')
  })
})
