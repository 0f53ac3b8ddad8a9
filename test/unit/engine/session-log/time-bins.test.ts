import { expect, it } from 'vitest'
import { TimeBins } from '#engine/session-log/overview/time-bins.ts'

const messagesOf = (bins: ReturnType<TimeBins['tell']>) => bins.map(({ received }) => received.messages)

it('grows coarser with the time, and loses nothing', () => {
  const bins = new TimeBins()
  for (let n = 0; n < 1000; n++) bins.add(n, n % 2 === 0, n)
  expect(bins.width).toBe(1)
  expect(messagesOf(bins.tell(0, 1000, 4, 0))).toEqual([125, 125, 125, 125])
  expect(bins.tell(0, 1000, 2, 0)[1]).toEqual({
    sent: { messages: 250, bytes: 187_250 },
    received: { messages: 250, bytes: 187_500 },
    maxBytes: 999
  })
  bins.add(100_000_000, false, 7)
  expect(bins.width).toBe(8192)
  expect(messagesOf(bins.tell(0, 100_000_000, 4, 0))).toEqual([500, 0, 0, 1])
})

it('leaves out what is not kept any more', () => {
  const bins = new TimeBins()
  for (let n = 0; n < 1000; n++) bins.add(n, false, 1)
  expect(messagesOf(bins.tell(0, 1000, 4, 400))).toEqual([0, 100, 250, 250])
})

it('tells only spans of which it knows enough', () => {
  const bins = new TimeBins()
  bins.add(30_000, false, 1)
  expect(bins.width).toBe(2)
  expect(bins.canTell(0, 30_000, 7500)).toBe(true)
  expect(bins.canTell(0, 30_000, 7501)).toBe(false)
})
