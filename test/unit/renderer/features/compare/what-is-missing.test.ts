import { expect, test } from 'vitest'
import { whyNoAnswers, whyNoBodies } from '#renderer/features/compare/what-is-missing.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { errorIn, exchangeOf, hopOf } from '../../../waterfall/exchange-fixture.ts'

const response = {
  ...{ status: 200, statusText: '', httpVersion: '1.1' as const, headers: [], headBytes: 0 },
  ...{ trailers: [], informational: [] }
}
const failed = exchangeOf([hopOf(0, 0, [['tcp', 1]], { error: errorIn('tcp') })])
const bare = exchangeOf([hopOf(0, 0, [['ttfb', 1]], { response })])
const body = { id: 'b', size: 3, encodedSize: 3, contentType: '', complete: true }
const whole = { ...bare, body }

test.each<[Exchange, Exchange, string | undefined, string | undefined]>([
  [whole, whole, undefined, undefined],
  [failed, failed, 'Neither A nor B got an answer.', 'Neither A nor B got an answer.'],
  [failed, whole, 'A got no answer.', 'A got no answer: there is nothing to compare.'],
  [whole, failed, 'B got no answer.', 'B got no answer: there is nothing to compare.'],
  [bare, bare, undefined, 'Neither A nor B has a body.'],
  [whole, { ...bare, body: { ...body, size: 0 } }, undefined, 'B has no body: there is nothing to compare.'],
  [failed, bare, 'A got no answer.', 'A got no answer, and B has no body.']
])('what is not there is not called the same (%#)', (left, right, answers, bodies) => {
  expect(whyNoAnswers(left, right)).toBe(answers)
  expect(whyNoBodies(left, right)).toBe(bodies)
})
