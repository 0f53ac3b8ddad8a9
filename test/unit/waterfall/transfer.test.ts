import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Phase } from '#shared/model/exchange.ts'
import { findStalls, nextStallMs, type Sample, transferIn } from '#shared/waterfall/transfer.ts'

const download = (startMs: number, endMs: number): Phase => ({ name: 'download', startMs, endMs })
const steady = (count: number, everyMs: number) =>
  Array.from({ length: count }, (_, index) => index * everyMs)

describe('findStalls', () => {
  it.each([
    ['none in a steady drip', steady(11, 100), 0, 1000, []],
    ['none in a steady drip of two pieces a second', [0, 1000, 2000, 3000], 0, 3000, []],
    ['the long gap among short ones', [0, 10, 20, 520, 530, 540], 0, 540, [[20, 520]]],
    [
      'several',
      [0, 10, 20, 320, 330, 340, 640, 650],
      0,
      650,
      [
        [20, 320],
        [340, 640]
      ]
    ],
    ['one before the first piece', [400, 410, 420], 0, 430, [[0, 400]]],
    ['one after the last piece', [0, 10, 20], 0, 500, [[20, 500]]],
    ['one between the only two pieces', [0, 1000], 0, 1000, [[0, 1000]]],
    ['none that is shorter than anybody cares for', [0, 1, 2, 40, 41], 0, 41, []],
    [
      'none that is little of the whole',
      [...steady(20, 50), 1050, ...steady(20, 50).map(ms => ms + 1100)],
      0,
      2050,
      []
    ],
    ['none where gaps grow slowly', [0, 100, 250, 450, 700, 1000], 0, 1000, []],
    ['none in no time', [5, 5, 5], 5, 5, []]
  ])('finds %s', (_, times, startMs, endMs, expected) => {
    expect(findStalls(times, startMs, endMs).map(stall => [stall.startMs, stall.endMs])).toEqual(expected)
  })
})

it('says from when on a silence is a stall as it will be found to be', () => {
  const gaps = fc.array(fc.nat(3000), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(gaps, fc.nat(1000), (lengths, startMs) => {
      let ms = startMs
      const samples = lengths.map((length, index): Sample => {
        ms += length
        return [ms, index + 1]
      })
      const times = samples.map(([at]) => at)
      const fromMs = nextStallMs({ startMs, samples })
      const isStall = (nowMs: number) =>
        findStalls(times, startMs, nowMs).some(stall => stall.startMs === ms && stall.endMs === nowMs)
      expect(isStall(fromMs - 0.01)).toBe(false)
      expect(isStall(fromMs + 0.01)).toBe(true)
    })
  )
})

describe('transferIn', () => {
  it('is nothing without a byte', () => {
    expect(transferIn(download(0, 10), [])).toBeUndefined()
    expect(transferIn(download(0, 10), [[5, 0]])).toBeUndefined()
  })

  it('counts bytes and tells the rates', () => {
    const samples = Array.from({ length: 100 }, (_, index): Sample => [index * 10, (index + 1) * 1000])
    const transfer = transferIn(download(0, 1000), samples)
    expect(transfer).toMatchObject({ bytes: 100_000, stalls: [], averageRate: 100_000 })
    expect(transfer?.peakRate).toBeCloseTo(120_000)
  })

  it('finds the peak where most went at once', () => {
    const samples: Sample[] = [
      [0, 100],
      [500, 50_100],
      [1000, 50_200]
    ]
    expect(transferIn(download(0, 1000), samples)?.peakRate).toBe(1_000_000)
  })

  it('speaks of no rate where there was hardly any time', () => {
    const brief = transferIn(download(3, 3.2), [[3.1, 500]])
    expect(brief).not.toHaveProperty('averageRate')
    expect(brief).not.toHaveProperty('peakRate')
    expect(transferIn(download(0, 100), [[50, 500]])).not.toHaveProperty('peakRate')
  })

  it('stays within its phase, keeps the order and never ends past all its bytes', () => {
    const gap = fc.record({ ms: fc.double({ min: 0, max: 500, noNaN: true }), bytes: fc.nat(1e6) })
    fc.assert(
      fc.property(
        fc.array(gap, { maxLength: 60 }),
        fc.nat(2000),
        fc.nat(5000),
        (gaps, startMs, durationMs) => {
          let [ms, bytes] = [0, 0]
          const samples = gaps.map((each): Sample => {
            ms += each.ms
            bytes += each.bytes
            return [ms, bytes]
          })
          const transfer = transferIn(download(startMs, startMs + durationMs), samples)
          if (!transfer) {
            expect(bytes).toBe(0)
            return
          }
          const { endMs, stalls, averageRate, peakRate } = transfer
          expect(transfer.bytes).toBe(bytes)
          for (const [at] of transfer.samples) {
            expect(at).toBeGreaterThanOrEqual(startMs)
            expect(at).toBeLessThanOrEqual(endMs)
          }
          for (const stall of stalls) {
            expect(stall.startMs).toBeGreaterThanOrEqual(startMs)
            expect(stall.endMs).toBeLessThanOrEqual(endMs)
            expect(stall.endMs - stall.startMs).toBeGreaterThanOrEqual(50)
          }
          if (peakRate !== undefined) expect(peakRate).toBeGreaterThanOrEqual((averageRate ?? 0) * 0.999)
        }
      )
    )
  })
})
