import { expect, it } from 'vitest'
import { toLocalTime, toTimestamp } from '#renderer/features/cookies/local-time.ts'

it('a time goes into a field and comes back, to the second', () => {
  for (const iso of ['2026-01-15T12:30:45.000Z', '2026-07-15T23:59:59.000Z']) {
    expect(toLocalTime(iso)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
    expect(toTimestamp(toLocalTime(iso))).toBe(iso)
  }
  expect(toLocalTime(undefined)).toBe('')
  expect(toTimestamp('')).toBeUndefined()
})

it.each(['12026-01-01T00:00:00', '275760-12-31T00:00:00'])(
  '%s is too late for a cookie, and said to be',
  local => {
    expect(() => toTimestamp(local)).toThrow(expect.objectContaining({ code: 'BUILD', field: 'expires' }))
  }
)
