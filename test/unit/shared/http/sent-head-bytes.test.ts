import { expect, test } from 'vitest'
import { sentHeadBytes } from '#shared/http/sent-head-bytes.ts'

test.each([
  ['as it was recorded, whatever is masked by now', { head: 'Cookie: •••', headBytes: 405 }, 405],
  ['as it stands in an older record that masks nothing', { head: 'GET /', headBytes: undefined }, 5],
  ['unknown of an older record with masks', { head: 'Cookie: •••', headBytes: undefined }, undefined]
])('the size of a head is %s', (_, { head, headBytes }, expected) => {
  expect(sentHeadBytes({ head, bodyBytes: 0, ...(headBytes !== undefined && { headBytes }) })).toBe(expected)
})
