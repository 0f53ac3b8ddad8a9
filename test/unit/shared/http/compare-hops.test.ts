import { expect, test } from 'vitest'
import { compareHeaderLists, compareHops } from '#shared/http/compare-hops.ts'
import type { HeaderChange, Hop } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { hopOf } from '../../waterfall/exchange-fixture.ts'

function hop(
  index: number,
  request: Partial<Hop['request']>,
  changes: HeaderChange[] = [],
  bodyBytes = 0
): Hop {
  return hopOf(index, 0, [], {
    request: { method: 'GET', url: 'http://a.test/', headers: [], ...request },
    sent: { head: '', bodyBytes },
    changes
  })
}

const headers = (...list: Header[]) => ({ headers: list })

test('what was added, dropped and rewritten is told with its reason, what stayed is not', () => {
  const hops = [
    hop(0, headers(['Host', 'a'], ['Authorization', 'x'], ['Accept', '*/*'], ['Constructor', '1'])),
    hop(1, headers(['host', 'b'], ['Accept', '*/*'], ['Cookie', 'c=1'], ['Constructor', '1']), [
      { header: 'Host', from: 'a', to: 'b', why: 'new-target' },
      { header: 'Authorization', from: 'x', why: 'other-origin' }
    ])
  ]
  expect(compareHops(hops, 0, 1)).toEqual({
    headers: [
      { header: 'host', kind: 'rewritten', from: 'a', to: 'b', why: 'new-target' },
      { header: 'Authorization', kind: 'dropped', from: 'x', why: 'other-origin' },
      { header: 'Cookie', kind: 'added', to: 'c=1' }
    ]
  })
})

test('method, URL and body are compared as well', () => {
  const hops = [
    hop(0, { method: 'POST', url: 'http://a.test/login' }, [], 12),
    hop(1, { url: 'http://a.test/home' })
  ]
  expect(compareHops(hops, 0, 1)).toEqual({
    method: { from: 'POST', to: 'GET' },
    url: { from: 'http://a.test/login', to: 'http://a.test/home' },
    bodyBytes: { from: 12, to: 0 },
    headers: []
  })
})

test('between hops that do not follow each other, the last reason on the way counts', () => {
  const hops = [
    hop(0, headers(['Cookie', 'a'])),
    hop(1, headers(), [{ header: 'Cookie', from: 'a', why: 'other-origin' }]),
    hop(2, headers(['Cookie', 'b']), [{ header: 'cookie', to: 'b', why: 'cookie-jar' }])
  ]
  expect(compareHops(hops, 0, 2)?.headers).toEqual([
    { header: 'Cookie', kind: 'rewritten', from: 'a', to: 'b', why: 'cookie-jar' }
  ])
})

test('credentials that a setting let go along are told although nothing changed', () => {
  const same = headers(['Authorization', 'x'])
  const hops = [
    hop(0, same),
    hop(1, same, [{ header: 'Authorization', from: 'x', to: 'x', why: 'kept-by-setting' }])
  ]
  expect(compareHops(hops, 0, 1)?.headers).toEqual([
    { header: 'Authorization', kind: 'kept', from: 'x', to: 'x', why: 'kept-by-setting' }
  ])
})

test('what changed behind its mask is told as far as it was recorded', () => {
  const masked = headers(['Cookie', '•••'], ['Authorization', '•••'])
  const hops = [
    hop(0, masked),
    hop(1, masked, [{ header: 'Cookie', from: '•••', to: '•••', why: 'cookie-jar' }])
  ]
  expect(compareHops(hops, 0, 1)?.headers).toEqual([
    { header: 'Cookie', kind: 'rewritten', from: '•••', to: '•••', why: 'cookie-jar' }
  ])
})

test('headers of one name count as one', () => {
  const hops = [hop(0, headers(['X', '1'], ['x', '2'])), hop(1, headers(['X', '1, 2']))]
  expect(compareHops(hops, 0, 1)?.headers).toEqual([])
})

test.each([
  [0, 0],
  [1, 0],
  [0, 2]
])('there is nothing between %d and %d', (from, to) => {
  expect(compareHops([hop(0, {}), hop(1, {})], from, to)).toBeUndefined()
})

test.each<[Header[], Header[], object]>([
  [
    [
      ['X-V', '1'],
      ['x-v', '2']
    ],
    [['X-V', '1, 2']],
    { from: '1\n2', to: '1, 2', inLines: true }
  ],
  [
    [
      ['X-V', '1'],
      ['x-v', '2']
    ],
    [['X-V', '1, 3']],
    { from: '1\n2', to: '1, 3' }
  ],
  [
    [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2']
    ],
    [['Set-Cookie', 'a=1, b=2']],
    { from: 'a=1\nb=2', to: 'a=1, b=2' }
  ]
])('several lines against one are told, and whether they mean the same: %j', (before, after, told) => {
  const [{ header, kind, ...rest } = { header: '', kind: '' }] = compareHeaderLists(before, after)
  expect(kind).toBe('rewritten')
  expect(rest).toEqual(told)
  expect(compareHeaderLists(before, before)).toEqual([])
})
