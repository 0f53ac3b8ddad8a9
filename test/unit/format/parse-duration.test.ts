import { expect, it } from 'vitest'
import { parseDuration } from '#shared/format/parse-duration.ts'

it.each([
  ['500ms', 500],
  ['30s', 30_000],
  ['30', 30_000],
  ['0', 0],
  ['1.5m', 90_000],
  ['1h', 3_600_000],
  [' 2s ', 2_000],
  ['', undefined],
  ['s', undefined],
  ['-1', undefined],
  ['1 s', undefined],
  ['1d', undefined],
  ['constructor', undefined]
])('parseDuration(%j) is %j ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})
