import { expect, it } from 'vitest'
import type { LaneBand } from '#shared/session-timeline/lane-bands.ts'
import { quietTimes, roughly } from '#shared/session-timeline/quiet-times.ts'
import { bin } from './bins.ts'

const open: LaneBand = { kind: 'open', lane: 0, startMs: 0, endMs: 1000 }
const bins = [bin(1), bin(0), bin(0), bin(0, 1), bin(0), bin(1), bin(0), bin(0), bin(0), bin(0)]
const plan = { fromMs: 0, binMs: 100, count: 10 }

it('tells where nothing was said for long', () => {
  expect(quietTimes(bins, plan, [open], { fromMs: 0, toMs: 1000 }, 200)).toEqual([
    { startMs: 100, endMs: 300 },
    { startMs: 600, endMs: 1000 }
  ])
})

it('knows nothing of what is still to come', () => {
  expect(quietTimes(bins, plan, [open], { fromMs: 0, toMs: 850 }, 200).at(-1)).toEqual({
    startMs: 600,
    endMs: 850
  })
})

it('says nothing of what is not kept any more', () => {
  expect(quietTimes(bins, plan, [open], { fromMs: 700, toMs: 1000 }, 200)).toEqual([
    { startMs: 700, endMs: 1000 }
  ])
})

it('counts no control frame for something that was said', () => {
  const pinged = bins.map((one, at) => (at === 7 ? bin(0, 0, 2) : one))
  expect(quietTimes(pinged, plan, [open], { fromMs: 0, toMs: 1000 }, 400)).toEqual([
    { startMs: 600, endMs: 1000 }
  ])
})

it('takes only the time in which a connection stood', () => {
  const bands: LaneBand[] = [
    { ...open, endMs: 250 },
    { ...open, kind: 'waiting', startMs: 250, endMs: 800 },
    { ...open, lane: 1, startMs: 800 }
  ]
  expect(quietTimes(bins, plan, bands, { fromMs: 0, toMs: 1000 }, 200)).toEqual([
    { startMs: 800, endMs: 1000 }
  ])
})

it.each([
  [12_345, 12_000],
  [0.0456, 0.046],
  [99.6, 100],
  [1, 1]
])('says %d ms as %d', (ms, rough) => expect(roughly(ms)).toBe(rough))
