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
  expect(tellPings(pings, lanes, true).open).toEqual([
    { atMs: 1000, missed: true },
    // The one after it was answered.
    { atMs: 8000, missed: true },
    { atMs: 19_500, missed: false }
  ])
  const told = pings.map(ping => (ping.atMs === 19_500 ? { ...ping, missed: true as const } : ping))
  expect(tellPings(told, lanes, true).open.at(-1)).toEqual({ atMs: 19_500, missed: true })
})

it('waits for none of a session that is over, whatever its log says of how it ended', () => {
  expect(tellPings(pings, lanes, false).summary).toMatchObject({ missed: 3, pending: 0 })
})

it('sums up round trips', () => {
  const { times, missed, pending } = tellPings(pings, lanes, true).summary
  expect({ missed, pending }).toEqual({ missed: 2, pending: 1 })
  expect(times).toMatchObject({ count: 3, min: 8, median: 10, p95: 12, max: 12 })
  expect(tellPings([], [], true).summary).toEqual({ times: undefined, missed: 0, pending: 0 })
})
