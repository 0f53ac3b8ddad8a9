import { describe, expect, test } from 'vitest'
import { readBinary } from '../../../cli/ws/read-message.ts'

describe('a line of base64', () => {
  test.each(['', 'aGk', 'aGk=', 'aA==', 'aA', '-_8', '+/8='])('%j is read', text => {
    expect(readBinary(Buffer.from(text)).payload).toEqual(Buffer.from(text, 'base64'))
  })

  test.each(['a', 'aGk==', 'a===', 'aG k', 'aGk=a', '=', 'aGkaa=', 'ä'])('%j is none', text => {
    expect(() => readBinary(Buffer.from(text))).toThrow('this is none')
  })

  test('may be of any length', () => {
    const payload = Buffer.alloc(24 * 1024 * 1024, 'x')
    const read = readBinary(Buffer.from(payload.toString('base64'))).payload
    expect(payload.equals(read)).toBe(true)
  })
})
