import { expect, test } from 'vitest'
import { utcMinute } from '#shared/format/utc-minute.ts'

test('a time is told to the minute, and none is none', () => {
  expect(utcMinute('2024-01-31T23:59:59.000Z')).toBe('2024-01-31 23:59 UTC')
  expect(utcMinute('')).toBe('')
})
