import { expect, test } from 'vitest'
import { explainCloseCode } from '#shared/model/socket/close-codes.ts'

test.each([
  [1000, 'normal closure'],
  [1006, 'lost'],
  [1015, 'TLS failure'],
  [1016, 'unassigned code'],
  [3000, 'library code'],
  [4999, 'private code'],
  [5000, 'invalid code'],
  [999, 'invalid code']
])('%d is called %s', (code, name) => {
  expect(explainCloseCode(code).name).toBe(name)
})
