import { describe, expect, test } from 'vitest'
import { checkClose } from '#engine/websocket/check-close.ts'

describe('a close', () => {
  test.each([undefined, 1000, 1001, 1003, 1007, 1014, 3000, 4999])('may say %s', code => {
    expect(() => checkClose(code, '')).not.toThrow()
  })

  test.each([0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 1000.5, Number.NaN])('may not say %s', code => {
    expect(() => checkClose(code, '')).toThrow(expect.objectContaining({ code: 'BUILD', field: 'code' }))
  })

  test('has a reason that fits into its frame, beside a code', () => {
    expect(() => checkClose(1000, 'é'.repeat(61))).not.toThrow()
    const refused = expect.objectContaining({ code: 'BUILD', field: 'reason' })
    expect(() => checkClose(1000, 'é'.repeat(62))).toThrow(refused)
    expect(() => checkClose(undefined, 'bye')).toThrow(refused)
  })
})
