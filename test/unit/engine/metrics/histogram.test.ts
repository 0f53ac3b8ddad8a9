import { expect, test } from 'vitest'
import { Histogram } from '#engine/metrics/histogram.ts'

function of(durations: Iterable<number>) {
  const histogram = new Histogram()
  for (const ms of durations) histogram.add(ms)
  return histogram.describe()
}

/** Of sorted durations, by the nearest rank. */
function exact(sorted: number[], part: number): number {
  return sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN
}

test('nothing has no distribution', () => {
  expect(of([])).toBeUndefined()
})

test('one duration is all of them', () => {
  expect(of([12.345])).toEqual({
    count: 1,
    minMs: 12.345,
    medianMs: 12.345,
    p95Ms: 12.345,
    p99Ms: 12.345,
    maxMs: 12.345
  })
})

test('below 64 µs every microsecond is told apart', () => {
  const durations = Array.from({ length: 64 }, (_, us) => us / 1000)
  expect(of(durations)).toEqual({
    count: 64,
    minMs: 0,
    medianMs: 0.031,
    p95Ms: 0.06,
    p99Ms: 0.063,
    maxMs: 0.063
  })
})

test.each([
  ['evenly', (index: number) => index * 0.037],
  ['over all orders of magnitude', (index: number) => 0.001 * 1.0011 ** index],
  ['in two heaps', (index: number) => (index % 10 === 0 ? 900 + index / 100 : 3 + index / 1e5)]
])('quantiles of durations that lie %s are within 2 %', (_, durationOf) => {
  const durations = Array.from({ length: 20_000 }, (_, index) => durationOf(index))
  const sorted = durations.toSorted((a, b) => a - b)
  const found = of(durations)
  expect(found).toMatchObject({ count: 20_000, minMs: sorted[0], maxMs: sorted.at(-1) })
  for (const [value, part] of [
    [found?.medianMs, 0.5],
    [found?.p95Ms, 0.95],
    [found?.p99Ms, 0.99]
  ] as const) {
    expect((value ?? 0) / exact(sorted, part)).toBeGreaterThan(0.98)
    expect((value ?? 0) / exact(sorted, part)).toBeLessThan(1.02)
  }
})

test('hours are counted, and the longest is exact', () => {
  const day = 24 * 3600 * 1000
  expect(of([1, day])).toMatchObject({ count: 2, minMs: 1, maxMs: day })
  expect(of([day, day])?.medianMs).toBe(day)
})
