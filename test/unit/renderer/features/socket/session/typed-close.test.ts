import { expect, test } from 'vitest'
import { readClose } from '#renderer/features/socket/session/typed-close.ts'

test.each([
  ['4001', 'bye', { code: 4001, reason: 'bye' }],
  [' 1000 ', '', { code: 1000, reason: '' }],
  ['', '', { code: undefined, reason: '' }],
  ['1000', 'é'.repeat(61), { code: 1000, reason: 'é'.repeat(61) }]
])('%j with %j may be sent', (code, reason, read) => {
  expect(readClose({ code, reason })).toEqual(read)
})

test.each([
  ['40x', '', 'code', 'A code is a number.'],
  ['-1', '', 'code', 'A code is a number.'],
  ['1005', '', 'code', '1005 may not be sent: use 1000 to 1003, 1007 to 1014, or 3000 to 4999.'],
  ['', 'bye', 'reason', 'A reason goes only with a code.'],
  ['1000', 'é'.repeat(62), 'reason', 'The reason has 124 bytes, and 123 fit.']
])('%j with %j may not', (code, reason, field, problem) => {
  expect(readClose({ code, reason })).toEqual({ field, problem })
})
