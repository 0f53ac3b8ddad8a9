import { describe, expect, test } from 'vitest'
import { type AttemptEnd, judgeAttempt, readRetryAfter } from '#engine/http/retry.ts'
import { ClientError, type ClientErrorInit } from '#shared/model/client-error.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import type { ErrorCode } from '#shared/model/error-codes.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
const three = { ...DEFAULT_SETTINGS.retries, count: 3 }
const get = { method: 'GET', replayable: true }
const post = { method: 'POST', replayable: true }

function answered(status: number, retryAfter?: string): AttemptEnd {
  const headers: [string, string][] = retryAfter === undefined ? [] : [['Retry-After', retryAfter]]
  return {
    response: {
      status,
      statusText: '',
      httpVersion: '1.1',
      headers,
      headBytes: 0,
      trailers: [],
      informational: []
    }
  }
}
function failed(code: ErrorCode, init: ClientErrorInit = {}, written = true): AttemptEnd {
  return { error: new ClientError(code, init), written }
}
const judge = (end: AttemptEnd, request = get, attempt = 1, settings = three, random = 1) =>
  judgeAttempt(end, request, attempt, settings, NOW, random)

describe('an attempt is repeated', () => {
  test.each([
    ['429', answered(429)],
    ['500', answered(500)],
    ['503', answered(503)],
    ['599', answered(599)],
    ['a refused connection', failed('CONNECT', { reason: 'ECONNREFUSED' }, false)],
    ['no DNS', failed('DNS', { reason: 'EAI_AGAIN' }, false)],
    ['a proxy that is down', failed('PROXY', { reason: 'unreachable' }, false)],
    ['a handshake cut off', failed('TLS', { reason: 'closed' }, false)],
    ['a connection cut off', failed('CONNECTION_CLOSED', { reason: 'mid-body' })],
    ['silence', failed('TIMEOUT', { reason: 'request' })]
  ])('after %s', (_, end) => {
    expect(judge(end)).toMatchObject({ retry: { attempt: 1, of: 3 } })
  })

  test.each([
    ['success', answered(200)],
    ['404', answered(404)],
    ['408', answered(408)],
    ['a certificate', failed('CERTIFICATE', {}, false)],
    ['a pin', failed('PIN', {}, false)],
    ['no HTTP', failed('PROTOCOL')],
    ['its total time', failed('TIMEOUT', { reason: 'total' })],
    ['a proxy that wants a password', failed('PROXY', { reason: 'auth' }, false)],
    ['a mistake in it', failed('BUILD', {}, false)],
    ['being cancelled', failed('ABORTED')],
    ['its limit for waiting', failed('TIMEOUT', { reason: 'phase', phase: 'backoff' }, false)]
  ])('never after %s', (_, end) => {
    expect(judge(end)).toBeUndefined()
  })

  test('as often as is said', () => {
    expect(judge(answered(500), get, 3)).toMatchObject({ retry: { attempt: 3 } })
    expect(judge(answered(500), get, 4)).toBeUndefined()
    expect(judge(answered(500), get, 1, DEFAULT_SETTINGS.retries)).toBeUndefined()
  })
})

describe('a method that is not idempotent', () => {
  test.each([
    ['429', answered(429)],
    ['503 with Retry-After', answered(503, '1')],
    ['nothing written', failed('CONNECT', {}, false)]
  ])('is repeated after %s', (_, end) => {
    expect(judge(end, post)).toHaveProperty('retry')
  })
  test.each([
    ['500', answered(500)],
    ['500 with Retry-After', answered(500, '1')],
    ['503', answered(503)],
    ['a connection cut off', failed('CONNECTION_CLOSED')]
  ])('is withheld after %s, unless all are meant', (_, end) => {
    expect(judge(end, post)).toEqual({ withheld: 'method' })
    expect(judge(end, post, 1, { ...three, allMethods: true })).toHaveProperty('retry')
  })
})

test('a body that has flown by cannot be sent again', () => {
  expect(judge(answered(429), { method: 'PUT', replayable: false })).toEqual({ withheld: 'body' })
})

describe('the wait', () => {
  test.each([
    [1, 500],
    [2, 1000],
    [3, 2000]
  ])('before attempt %i is anything up to %i ms', (attempt, most) => {
    expect(judge(answered(500), get, attempt)).toMatchObject({ retry: { waitMs: most } })
    expect(judge(answered(500), get, attempt, three, 0)).toMatchObject({ retry: { waitMs: 0 } })
    expect(judge(answered(500), get, attempt, three, 0.5)).toMatchObject({ retry: { waitMs: most / 2 } })
  })
  test('is bounded', () => {
    const many = { ...three, count: 100 }
    expect(judge(answered(500), get, 90, many)).toMatchObject({ retry: { waitMs: 30_000 } })
  })
  test('is what the server asks for, up to a limit that is shown', () => {
    expect(judge(answered(503, '7'))).toMatchObject({ retry: { waitMs: 7000, retryAfterMs: 7000 } })
    expect(judge(answered(429, '3600'))).toMatchObject({ retry: { waitMs: 60_000, retryAfterMs: 3_600_000 } })
    expect(judge(answered(503, 'soon'))).toMatchObject({ retry: { waitMs: 500 } })
  })
})

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 00:00:30 GMT', 30_000],
    ['Thu Jan  1 00:00:30 2026', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0]
  ])('%s', (value, ms) => {
    expect(readRetryAfter({ headers: [['retry-after', value]] }, NOW)).toBe(ms)
  })
  test.each(['-1', '1.5', '', 'tomorrow', '2026-01-01', '1e9', 'Fri'])('“%s” says nothing', value => {
    expect(readRetryAfter({ headers: [['retry-after', value]] }, NOW)).toBeUndefined()
  })
  test('a number beyond all bounds is still a number', () => {
    expect(readRetryAfter({ headers: [['retry-after', '9'.repeat(400)]] }, NOW)).toBeGreaterThan(1e12)
  })
})
