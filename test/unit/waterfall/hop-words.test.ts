import { describe, expect, it } from 'vitest'
import type { Connection, HopCause, ResponseHead } from '#shared/model/exchange.ts'
import { HOP_REASONS } from '#shared/model/hop-reasons.ts'
import { explainReason, explainReuse, explainWait, nameReason } from '#shared/waterfall/hop-words.ts'
import { errorIn, exchangeOf, hopOf } from './exchange-fixture.ts'

const connection: Connection = {
  id: 'c1',
  reused: false,
  localAddress: '127.0.0.1:40000',
  remoteAddress: '127.0.0.1:443',
  protocol: 'http/1.1'
}
const answered = (status: number): HopCause => ({ kind: 'response', status })
/** Hops of which nothing else is known. */
const alone = { hops: [] }
const failed: HopCause = { kind: 'error', error: errorIn('send') }

describe('the reason of a hop', () => {
  it('is none for the first', () => {
    expect(nameReason(hopOf(0, 0, []), alone)).toBeUndefined()
    expect(explainReason(hopOf(0, 0, []), alone)).toBeUndefined()
  })

  it.each([
    ['redirect', { cause: answered(302) }, 'Redirect 302 → http://example.test/'],
    ['retry', { cause: answered(503), retry: { attempt: 2, of: 3, waitMs: 5 } }, 'Retry 2 of 3 after 503'],
    ['retry', { cause: failed, retry: { attempt: 1, of: 1, waitMs: 5 } }, 'Retry 1 of 1. It took too long.'],
    ['auth', { cause: answered(401) }, 'Credentials, asked for by 401'],
    ['reconnect', { cause: failed }, 'Sent again on a new connection. It took too long.'],
    ['reconnect', {}, 'Sent again on a new connection.']
  ] as const)('%s is named', (reason, rest, words) => {
    expect(nameReason(hopOf(1, 0, [], { reason, ...rest }), alone)).toBe(words)
  })

  it.each(HOP_REASONS.filter(reason => reason !== 'initial'))('%s is explained in sentences', reason => {
    for (const cause of [answered(500), failed])
      expect(explainReason(hopOf(1, 0, [], { reason, cause }), alone)).toMatch(/^[A-Z].*\.$/)
  })

  it.each([
    ['alpn', 'The server takes no HTTP/1.1, so the WebSocket was asked for with HTTP/2 as well.'],
    ['refused', 'The request was not processed, so it was sent again on a new connection.'],
    ['goaway', 'The request was not processed, so it was sent again on a new connection.'],
    ['before-response', 'The connection turned out to be closed, so the request was sent again on a new one.']
  ])('claims that a request was not processed only where the server said so: %s', (reason, sentence) => {
    const cause: HopCause = { kind: 'error', error: { ...errorIn('send'), reason } }
    expect(explainReason(hopOf(1, 0, [], { reason: 'reconnect', cause }), alone)).toBe(
      `${sentence} It took too long.`
    )
  })

  it('shows a place of a server’s choice with what is hidden in it', () => {
    const hop = hopOf(1, 0, [], {
      reason: 'redirect',
      cause: answered(302),
      request: { method: 'GET', url: 'http://a.test/\u202egnp', headers: [] }
    })
    expect(nameReason(hop, alone)).toBe('Redirect 302 → http://a.test/\\u202egnp')
  })
})

describe('an event stream that is opened again', () => {
  const response: ResponseHead = {
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    headers: [['Content-Type', 'text/event-stream; charset=utf-8']],
    headBytes: 20,
    trailers: [],
    informational: []
  }
  const hop = hopOf(2, 0, [], { reason: 'reconnect', cause: failed })
  const exchange = { hops: [hopOf(0, 0, [], { response }), hopOf(1, 0, []), hop] }

  it('is told from a request that was lost, also when an attempt to open it failed', () => {
    expect(nameReason(hop, exchange)).toBe('Opened again: the event stream had ended. It took too long.')
    expect(explainReason(hop, exchange)).toMatch(/go on after its last event\. It took too long\.$/)
  })
})

describe('explainWait', () => {
  const wait = (waitMs: number, retryAfterMs?: number) =>
    explainWait(
      hopOf(1, 0, [], {
        retry: { attempt: 1, of: 2, waitMs, ...(retryAfterMs !== undefined && { retryAfterMs }) }
      })
    )
  it('tells a wait of our own from one that the server asked for', () => {
    expect(wait(400)).toMatch(/^A wait of 400 ms: random/)
    expect(wait(2000, 2000)).toBe('A wait of 2.00 s, as Retry-After asked for.')
    expect(wait(60_000, 120_000)).toBe(
      'A wait of 1 min 0 s: Retry-After asked for 2 min 0 s, and this is the most that is waited.'
    )
  })
})

describe('what is said of a hop', () => {
  it('tells whose handshake a reused connection rides on', () => {
    const reuse = (openedBy?: Connection['openedBy'], opener?: string) => {
      const hop = hopOf(0, 0, [], {
        connection: { ...connection, reused: true, ...(openedBy && { openedBy }) }
      })
      return explainReuse(hop, exchangeOf([hop]), opener)
    }
    expect(reuse()).toBe('Reused connection, opened by an earlier request')
    expect(reuse({ exchangeId: 'other', hop: 0 })).toBe('Reused connection, opened by an earlier request')
    expect(reuse({ exchangeId: 'other', hop: 0 }, 'GET /a')).toBe(
      'Reused connection, opened by an earlier request: GET /a'
    )
    expect(reuse({ exchangeId: 'x1', hop: 0 })).toBe('Reused connection, opened by hop 1')
    expect(explainReuse(hopOf(0, 0, [], { connection }), exchangeOf([]))).toBeUndefined()
  })
})
