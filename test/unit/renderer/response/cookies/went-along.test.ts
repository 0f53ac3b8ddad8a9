import { expect, test } from 'vitest'
import { wentAlong } from '#renderer/features/response/cookies/went-along.ts'
import type { Hop } from '#shared/model/exchange.ts'

const sent: Hop['sent'] = { head: 'GET / HTTP/1.1\r\n\r\n', bodyBytes: 0 }
const response: Hop['response'] = {
  status: 407,
  statusText: '',
  httpVersion: '1.1',
  headers: [],
  headBytes: 1,
  trailers: [],
  informational: []
}

test.each<[string, Pick<Hop, 'sent' | 'response'>, boolean]>([
  ['was written', { sent }, true],
  ['was recorded elsewhere, with its answer', { response }, true],
  ['had no connection', {}, false],
  ['was asked a tunnel for, and refused it', { sent, response: { ...response, fromProxy: true } }, false]
])('cookies of a request that %s', (_, hop, went) => {
  expect(wentAlong(hop)).toBe(went)
})
