import { describe, expect, it } from 'vitest'
import { exchangeNow, observeClock } from '#shared/waterfall/live-clock.ts'
import { hopOf, runningIn } from './exchange-fixture.ts'

const live = (endMs: number) => runningIn('ttfb', [hopOf(0, 0, [['tcp', endMs]])])

describe('the live clock', () => {
  it('runs on from the last event by the window’s own clock', () => {
    const clock = observeClock(undefined, live(20), 1020)
    expect(exchangeNow(clock, live(20), 1020)).toBe(20)
    expect(exchangeNow(clock, live(20), 1070)).toBe(70)
  })

  it('keeps to the event that came with the least delay', () => {
    const first = observeClock(undefined, live(20), 1025)
    const quicker = observeClock(first, live(40), 1041)
    const late = observeClock(quicker, live(60), 1099)
    expect(exchangeNow(late, live(60), 1099)).toBe(98)
    expect(late).toBe(quicker)
  })

  it('never runs behind what events have told', () => {
    const clock = observeClock(undefined, live(20), 1025)
    expect(exchangeNow(clock, live(400), 1026)).toBe(400)
  })
})
