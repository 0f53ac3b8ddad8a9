import { expect, it } from 'vitest'
import { observeSession, sessionNow } from '#shared/session-timeline/session-clock.ts'

it('tells the time of a session by the quickest news', () => {
  const slow = observeSession(undefined, 1000, 5300)
  expect(sessionNow(slow, 5300)).toBe(1000)
  expect(sessionNow(slow, 5800)).toBe(1500)
  const quick = observeSession(slow, 2000, 6050)
  expect(sessionNow(quick, 6050)).toBe(2000)
  const late = observeSession(quick, 2500, 7000)
  expect(sessionNow(late, 7000)).toBe(2950)
})

it('goes never back behind what was told', () => {
  expect(sessionNow({ aheadMs: 4000, lastMs: 2000 }, 5000)).toBe(2000)
})
