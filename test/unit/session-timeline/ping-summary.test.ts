import { expect, it } from 'vitest'
import { tellPings } from '#shared/session-timeline/ping-summary.ts'

const pings = [
  { atMs: 0, rttMs: 12, lane: 0 },
  { atMs: 1000, lane: 0 },
  { atMs: 2000, rttMs: 8, lane: 0 },
  { atMs: 8000, lane: 1 },
  { atMs: 19_000, rttMs: 10, lane: 1 },
  { atMs: 19_500, lane: 1 }
]
const lanes = [
  { lane: 0, openingMs: 0, openMs: 0, endMs: 7000 },
  { lane: 1, openingMs: 7500, openMs: 7600 }
]

it('tells pings that were missed from those that still wait', () => {
  expect(tellPings(pings, lanes, 20_000, 10_000).open).toEqual([
    { atMs: 1000, missed: true },
    { atMs: 8000, missed: true },
    { atMs: 19_500, missed: false }
  ])
  expect(tellPings(pings, lanes, 17_000, 10_000).open[1]).toEqual({ atMs: 8000, missed: false })
})

it('sums up round trips', () => {
  const { times, missed, pending } = tellPings(pings, lanes, 20_000, 10_000).summary
  expect({ missed, pending }).toEqual({ missed: 2, pending: 1 })
  expect(times).toMatchObject({ count: 3, min: 8, median: 10, p95: 12, max: 12 })
  expect(tellPings([], [], 0, 10_000).summary).toEqual({ times: undefined, missed: 0, pending: 0 })
})
