import { expect, it } from 'vitest'
import { RateMeter } from '#shared/session-timeline/rate-meter.ts'

const total = (messages: number) => ({ messages, bytes: messages * 100 })

it('tells what goes now', () => {
  const meter = new RateMeter()
  for (let at = 0; at <= 5000; at += 200) meter.add(at, total(at / 10))
  expect(meter.rate(5000)).toEqual({ messages: 100, bytes: 10_000 })
})

it('forgets a burst when it is over', () => {
  const meter = new RateMeter()
  meter.add(0, total(0))
  meter.add(10_000, total(500))
  expect(meter.rate(10_100)).toEqual({ messages: 250, bytes: 25_000 })
  expect(meter.rate(12_100)).toEqual({ messages: 0, bytes: 0 })
})

it('begins with what it has', () => {
  const meter = new RateMeter()
  expect(meter.rate(5)).toEqual({ messages: 0, bytes: 0 })
  meter.add(1000, total(0))
  meter.add(1500, total(50))
  expect(meter.rate(1500)).toEqual({ messages: 100, bytes: 10_000 })
})
