import { describe, expect, test } from 'vitest'
import { isReopened, mayOpenLater, reopenWait } from '#engine/websocket/reconnect-policy.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorCode } from '#shared/model/error-codes.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { DEFAULT_SOCKET_SETTINGS } from '#shared/model/socket/default-socket-settings.ts'

const POLICY = { ...DEFAULT_SOCKET_SETTINGS.reconnect, enabled: true }

function exchangeOf(error?: ErrorCode, status?: number, headers: Header[] = [], reason?: string): Exchange {
  return {
    id: '1',
    startedAt: '2026-01-01T00:00:00.000Z',
    request: { method: 'GET', url: 'ws://a/', headers: [], body: { kind: 'empty' } },
    hops: [
      {
        index: 0,
        reason: 'initial',
        request: { method: 'GET', url: 'ws://a/', headers: [] },
        phases: [],
        ...(status !== undefined && {
          response: {
            status,
            statusText: '',
            httpVersion: '1.1',
            headers,
            headBytes: 0,
            trailers: [],
            informational: []
          }
        }),
        changes: [],
        cookies: { sent: [], stored: [], rejected: [] },
        warnings: [],
        samples: { up: [], down: [] },
        startMs: 0,
        endMs: 1
      }
    ],
    totalMs: 1,
    insecure: false,
    ...(error && { error: new ClientError(error, { reason }).toRecord() })
  }
}

describe('a connection is opened again', () => {
  test.each([1001, 1006, 1012, 1013])('after %d', code => {
    expect(isReopened(code, 1, POLICY)).toBe(true)
  })

  test.each([1000, 1002, 1005, 1008, 1009, 4000])('not after %d', code => {
    expect(isReopened(code, 1, POLICY)).toBe(false)
  })

  test('as often as was asked for', () => {
    expect(isReopened(1006, 100_000, POLICY)).toBe(true)
    expect(isReopened(1006, 3, { ...POLICY, maxAttempts: 3 })).toBe(true)
    expect(isReopened(1006, 4, { ...POLICY, maxAttempts: 3 })).toBe(false)
    expect(isReopened(1006, 1, { ...POLICY, enabled: false })).toBe(false)
  })

  test('after a random time up to a limit that grows', () => {
    const waits = (random: number) => [1, 2, 3, 4, 5, 6, 50].map(n => reopenWait(POLICY, n, random))
    expect(waits(1)).toEqual([500, 1000, 2000, 4000, 5000, 5000, 5000])
    expect(waits(0.5)).toEqual([250, 500, 1000, 2000, 2500, 2500, 2500])
    expect(waits(0)).toEqual(Array(7).fill(10))
    expect(reopenWait(POLICY, 5000, 1)).toBe(5000)
    expect(reopenWait({ ...POLICY, firstMs: 0 }, 5000, 1)).toBe(10)
  })

  test('no sooner than a server asks that refuses, and not for long', () => {
    const asking = (seconds: string) => exchangeOf('PROTOCOL', 503, [['Retry-After', seconds]])
    expect(reopenWait(POLICY, 1, 0.5, asking('2'))).toBe(2000)
    expect(reopenWait(POLICY, 1, 0.5, asking('0'))).toBe(250)
    expect(reopenWait(POLICY, 1, 0.5, asking('86400'))).toBe(600_000)
  })
})

describe('a handshake', () => {
  test.each<[ErrorCode, number | undefined, string?]>([
    ['CONNECT', undefined],
    ['DNS', undefined],
    ['TIMEOUT', undefined],
    ['CONNECTION_CLOSED', undefined],
    ['PROXY', undefined, 'unreachable'],
    ['TLS', undefined, 'closed'],
    ['PROTOCOL', 500],
    ['PROTOCOL', 502],
    ['PROTOCOL', 503],
    ['PROTOCOL', 429]
  ])('that failed with %s (%s) may go well later', (code, status, reason) => {
    expect(mayOpenLater(exchangeOf(code, status, [], reason))).toBe(true)
  })

  test.each<[ErrorCode, number | undefined, string?]>([
    ['ABORTED', undefined],
    ['CERTIFICATE', undefined],
    ['PIN', undefined],
    ['TLS', undefined],
    ['PROXY', undefined, 'auth'],
    ['PROTOCOL', undefined],
    ['PROTOCOL', 101],
    ['PROTOCOL', 200],
    ['REDIRECT', 302],
    ['PROTOCOL', 401],
    ['PROTOCOL', 404]
  ])('that failed with %s (%s) stays as it is', (code, status, reason) => {
    expect(mayOpenLater(exchangeOf(code, status, [], reason))).toBe(false)
  })
})
