import { expect, test } from 'vitest'
import { compareHeads } from '#renderer/features/compare/compare-heads.ts'
import type { Header } from '#shared/model/request.ts'
import { errorIn, exchangeOf, hopOf } from '../../../waterfall/exchange-fixture.ts'

const answer = (status: number, headers: Header[]) => ({
  response: {
    ...{ status, statusText: '', httpVersion: '1.1' as const, headers, headBytes: 0 },
    ...{ trailers: [], informational: [] }
  }
})

test('the last hops are compared, first lines and headers', () => {
  const redirected = exchangeOf([
    hopOf(0, 0, [['ttfb', 1]], answer(302, [['Location', '/b']])),
    hopOf(1, 1, [['ttfb', 1]], {
      ...answer(200, [['X', '1']]),
      request: { method: 'GET', url: 'http://example.test/b', headers: [['A', '1']] }
    })
  ])
  const direct = exchangeOf([hopOf(0, 0, [['ttfb', 1]], answer(404, [['x', '1']]))])
  expect(compareHeads(redirected, direct)).toEqual({
    response: [{ header: 'Status', kind: 'rewritten', from: '200', to: '404' }],
    request: [
      { header: 'URL', kind: 'rewritten', from: 'http://example.test/b', to: 'http://example.test/' },
      { header: 'A', kind: 'dropped', from: '1' }
    ]
  })
})

test('an exchange that failed has no answer', () => {
  const failed = exchangeOf([hopOf(0, 0, [['tcp', 1]], { error: errorIn('tcp') })])
  const direct = exchangeOf([hopOf(0, 0, [['ttfb', 1]], answer(204, []))])
  expect(compareHeads(failed, direct).response).toEqual([
    { header: 'Status', kind: 'added', to: '204' },
    { header: 'Version', kind: 'added', to: '1.1' }
  ])
  expect(compareHeads(failed, failed)).toEqual({ response: [], request: [] })
})
