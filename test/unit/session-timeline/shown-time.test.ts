import { expect, it } from 'vitest'
import { ShownTime } from '#shared/session-timeline/shown-time.ts'

it('goes on with the time, and ends with the last entry', () => {
  const time = new ShownTime()
  expect(time.at(100, 'goes-on', 5000)).toBe(100)
  expect(time.at(100, 'goes-on', 5250)).toBe(350)
  expect(time.at(360, 'goes-on', 5250)).toBe(360)
  expect(time.at(360, 'over', 6000)).toBe(360)
})

it('stands still while nothing is known of the session, and goes on after that', () => {
  const time = new ShownTime()
  time.at(100, 'goes-on', 5000)
  time.at(100, 'goes-on', 6000)
  expect([time.at(100, 'unknown', 7000), time.at(100, 'unknown', 60_000)]).toEqual([1100, 1100])
  expect(time.at(1200, 'goes-on', 61_000)).toBe(1200)
  expect(time.at(1200, 'goes-on', 61_500)).toBe(1700)
})
