import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alignPart } from '#renderer/features/response/align-part.ts'

it('cuts a text into parts that join to the whole, each of whole characters', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 20 }), (text, length) => {
      const bytes = new TextEncoder().encode(text)
      let joined = ''
      for (let from = 0; from < bytes.length; from += length) {
        const part = alignPart(bytes.subarray(from, from + length + 3), length, from === 0)
        joined += new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part)
      }
      expect(joined).toBe(text)
    })
  )
})
