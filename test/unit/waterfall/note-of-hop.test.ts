import { expect, it } from 'vitest'
import type { Connection } from '#shared/model/exchange.ts'
import { noteOfHop } from '#shared/waterfall/note-of-hop.ts'
import { exchangeOf, hopOf } from './exchange-fixture.ts'

const connection: Connection = {
  id: 'c1',
  reused: true,
  openedBy: { exchangeId: 'x1', hop: 0 },
  localAddress: '127.0.0.1:40000',
  remoteAddress: '127.0.0.1:443',
  protocol: 'http/1.1'
}

it('says why a hop happened, and whose connection it rode on', () => {
  const first = hopOf(0, 0, [])
  const cause = { kind: 'response' as const, status: 302 }
  const second = hopOf(1, 0, [], { connection, reason: 'redirect', cause })
  const exchange = exchangeOf([first, second])
  expect(noteOfHop(first, exchange)).toBeUndefined()
  expect(noteOfHop(second, exchange)).toMatch(/^.*302.* · Reused connection, opened by hop 1$/)
})
