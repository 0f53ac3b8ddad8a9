import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDuration } from '#shared/format/parse-duration.ts'
import { writeDuration } from '#shared/format/write-duration.ts'

it.each([
  [0, '0ms'],
  [10, '10ms'],
  [999, '999ms'],
  [1000, '1s'],
  [1500, '1.5s'],
  [1234, '1234ms'],
  [60_000, '1m'],
  [90_000, '90s'],
  [86_400_000, '24h']
])('%d ms is %s', (ms, text) => expect(writeDuration(ms)).toBe(text))

it('is read as the same', () => {
  fc.assert(
    fc.property(fc.nat(86_400_000), ms => {
      expect(parseDuration(writeDuration(ms))).toBeCloseTo(ms, 6)
    })
  )
})
