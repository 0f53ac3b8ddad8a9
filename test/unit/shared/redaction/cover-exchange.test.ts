import { expect, it } from 'vitest'
import type { Exchange } from '#shared/model/exchange.ts'
import { coverExchange } from '#shared/redaction/cover-exchange.ts'

const exchange: Exchange = {
  id: 'sesame',
  startedAt: '2026-01-01T00:00:00.000Z',
  request: {
    method: 'GET',
    url: 'http://api.test/?key=sesame',
    headers: [['Authorization', 'Bearer typed-by-hand']],
    body: { kind: 'empty' }
  },
  hops: [],
  totalMs: 1,
  insecure: false
}

it('covers what is known to be secret, and nothing else', () => {
  const covered = coverExchange(exchange, ['sesame'])
  expect(covered.request.url).toBe('http://api.test/?key=•••')
  expect(covered.request.headers).toEqual(exchange.request.headers)
  expect(covered.id).toBe('sesame')
})

it('is the very same where there is nothing to cover', () => {
  expect(coverExchange(exchange, [])).toBe(exchange)
  expect(coverExchange(exchange, ['elsewhere'])).toBe(exchange)
})
