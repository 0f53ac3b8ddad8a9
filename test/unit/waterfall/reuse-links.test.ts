import { describe, expect, it } from 'vitest'
import type { Connection } from '#shared/model/exchange.ts'
import { reuseLines, reuseLinks } from '#shared/waterfall/reuse-links.ts'
import { exchangeOf, hopOf } from './exchange-fixture.ts'

const connection = (openedBy?: Connection['openedBy']): Connection => ({
  id: 'c1',
  reused: openedBy !== undefined,
  ...(openedBy && { openedBy }),
  localAddress: '127.0.0.1:1',
  remoteAddress: '127.0.0.1:2',
  protocol: 'http/1.1'
})
const hop = (index: number, openedBy?: Connection['openedBy']) =>
  hopOf(index, index, [['ttfb', 1]], { connection: connection(openedBy) })

describe('reuseLinks', () => {
  it('leads from the hop that opened a connection to those that used it again', () => {
    const own = { exchangeId: 'x1', hop: 0 }
    expect(reuseLinks(exchangeOf([hop(0), hop(1, own), hop(2), hop(3, own)]))).toEqual([
      { from: 0, to: 1 },
      { from: 0, to: 3 }
    ])
  })

  it.each([
    ['opened by another exchange', hop(1, { exchangeId: 'x0', hop: 0 })],
    ['said to be opened by itself', hop(1, { exchangeId: 'x1', hop: 1 })],
    ['without a connection', hopOf(1, 1, [['dns', 1]])]
  ])('knows none for a hop %s', (_, second) => {
    expect(reuseLinks(exchangeOf([hop(0), second]))).toEqual([])
  })
})

describe('reuseLines', () => {
  it.each([
    [
      'one connection, used twice',
      [
        [0, 1],
        [0, 2]
      ],
      [[0, [1, 2], 0]]
    ],
    [
      'two, one after the other',
      [
        [0, 1],
        [2, 3]
      ],
      [
        [0, [1], 0],
        [2, [3], 0]
      ]
    ],
    [
      'two that overlap',
      [
        [0, 2],
        [1, 3]
      ],
      [
        [0, [2], 0],
        [1, [3], 1]
      ]
    ],
    [
      'a third where the first has ended',
      [
        [0, 2],
        [1, 5],
        [3, 4]
      ],
      [
        [0, [2], 0],
        [1, [5], 1],
        [3, [4], 0]
      ]
    ]
  ] as const)('draws %s', (_, links, expected) => {
    const lines = reuseLines(links.map(([from, to]) => ({ from, to })))
    expect(lines.map(({ from, to, lane }) => [from, to, lane])).toEqual(expected)
  })
})
