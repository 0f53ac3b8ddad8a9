import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readByteText, toByteText } from '#engine/http/byte-text.ts'

test('has a character for each byte', () => {
  expect(toByteText('aĻ;é')).toBe('a\xc4\xbb;\xc3\xa9')
})

test('is read as what it was made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(toByteText(text)).toMatch(/^[\x00-\xff]*$/)
      expect(readByteText(toByteText(text))).toBe(text)
    })
  )
})

test('stays as it is where it is no UTF-8', () => {
  expect(readByteText('caf\xe9')).toBe('caf\xe9')
})
