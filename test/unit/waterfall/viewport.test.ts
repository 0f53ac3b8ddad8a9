import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clampViewport,
  isWhole,
  LEAST_SPAN_MS,
  panBy,
  type Viewport,
  wholeOf,
  zoomAbout,
  zoomAt,
  zoomTo
} from '#shared/waterfall/viewport.ts'

const view = (fromMs: number, toMs: number): Viewport => ({ fromMs, toMs })

describe('zoomAbout', () => {
  it.each([
    ['what is in sight stays', view(0, 100), { startMs: 20, endMs: 40 }, view(15, 65)],
    ['of what is partly in sight, that part stays', view(0, 100), { startMs: 80, endMs: 500 }, view(45, 95)],
    ['what is all around stays', view(40, 60), { startMs: 0, endMs: 100 }, view(45, 55)],
    ['what is out of sight comes to the middle', view(0, 100), { startMs: 300, endMs: 320 }, view(285, 335)]
  ])('%s', (_, from, span, zoomed) => {
    expect(zoomAbout(from, 2, span, 1000)).toEqual(zoomed)
  })
})

describe('clampViewport', () => {
  it.each([
    ['stays where it fits', view(20, 60), view(20, 60)],
    ['is moved from before the beginning', view(-10, 30), view(0, 40)],
    ['is moved from after the end', view(80, 120), view(60, 100)],
    ['is cut where it is longer than the axis', view(-50, 300), view(0, 100)],
    ['is no shorter than can be seen', view(50, 50), view(50, 50 + LEAST_SPAN_MS)]
  ])('%s', (_, viewport, expected) => expect(clampViewport(viewport, 100)).toEqual(expected))

  it('shows all of an axis that is shorter than the closest look', () =>
    expect(clampViewport(view(0, 1), 0.004)).toEqual(view(0, 0.004)))
})

describe('zoomAt', () => {
  it.each([
    ['in, around the middle', view(0, 100), 2, 50, view(25, 75)],
    ['in, around a quarter', view(0, 100), 4, 25, view(18.75, 43.75)],
    ['in, at the beginning', view(0, 100), 10, 0, view(0, 10)],
    ['in, at the end', view(0, 100), 10, 100, view(90, 100)],
    ['out, where there is room', view(40, 60), 0.5, 50, view(30, 70)],
    ['out, as far as the beginning', view(0, 20), 0.5, 20, view(0, 40)],
    ['out, to all there is', view(40, 60), 0.01, 50, view(0, 100)],
    ['in, as close as it goes', view(50, 50 + LEAST_SPAN_MS), 8, 50, view(50, 50 + LEAST_SPAN_MS)]
  ])('zooms %s', (_, viewport, factor, atMs, expected) => {
    const zoomed = zoomAt(viewport, factor, atMs, 100)
    expect(zoomed.fromMs).toBeCloseTo(expected.fromMs, 9)
    expect(zoomed.toMs).toBeCloseTo(expected.toMs, 9)
  })
})

describe('panBy', () => {
  it.each([
    ['forwards', view(20, 40), 15, view(35, 55)],
    ['backwards', view(20, 40), -15, view(5, 25)],
    ['to the beginning and no further', view(20, 40), -500, view(0, 20)],
    ['to the end and no further', view(20, 40), 500, view(80, 100)]
  ])('moves %s', (_, viewport, byMs, expected) => expect(panBy(viewport, byMs, 100)).toEqual(expected))
})

describe('zoomTo', () => {
  it.each([
    ['a span, with room beside it', { startMs: 40, endMs: 50 }, view(39.6, 50.4)],
    ['one at the beginning', { startMs: 0, endMs: 10 }, view(0, 10.8)],
    ['one of no length', { startMs: 7, endMs: 7 }, view(7 - LEAST_SPAN_MS / 2, 7 + LEAST_SPAN_MS / 2)],
    ['the whole axis', { startMs: 0, endMs: 100 }, view(0, 100)]
  ])('brings %s into sight', (_, span, expected) => {
    const zoomed = zoomTo(span, 100)
    expect(zoomed.fromMs).toBeCloseTo(expected.fromMs, 9)
    expect(zoomed.toMs).toBeCloseTo(expected.toMs, 9)
  })
})

describe('any number of steps', () => {
  const ms = fc.double({ min: -1e7, max: 1e7, noNaN: true })
  const step = fc.oneof(
    fc.record({ kind: fc.constant('zoom'), by: fc.double({ min: 1e-4, max: 1e4, noNaN: true }), atMs: ms }),
    fc.record({ kind: fc.constant('pan'), by: ms, atMs: ms }),
    fc.record({ kind: fc.constant('to'), by: ms, atMs: ms })
  )
  const axis = fc.double({ min: 1e-3, max: 1e8, noNaN: true })

  function take(
    viewport: Viewport,
    { kind, by, atMs }: { kind: string; by: number; atMs: number },
    end: number
  ) {
    if (kind === 'zoom') return zoomAt(viewport, by, atMs, end)
    if (kind === 'pan') return panBy(viewport, by, end)
    return zoomTo({ startMs: Math.min(by, atMs), endMs: Math.max(by, atMs) }, end)
  }

  it('never leave the axis, and never show less than can be told apart', () => {
    fc.assert(
      fc.property(axis, fc.array(step, { maxLength: 30 }), (end, steps) => {
        let viewport = wholeOf(end)
        for (const each of steps) {
          viewport = take(viewport, each, end)
          expect(viewport.fromMs).toBeGreaterThanOrEqual(0)
          expect(viewport.toMs).toBeLessThanOrEqual(end)
          expect(viewport.toMs - viewport.fromMs).toBeGreaterThanOrEqual(Math.min(LEAST_SPAN_MS, end) * 0.999)
        }
      })
    )
  })

  it('leave what is under the pointer where it is, while no end is in the way', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    const factor = fc.double({ min: 1, max: 1000, noNaN: true })
    fc.assert(
      fc.property(part, factor, (at, by) => {
        const before = view(40_000, 60_000)
        const atMs = 40_000 + at * 20_000
        const after = zoomAt(before, by, atMs, 100_000)
        expect((atMs - after.fromMs) / (after.toMs - after.fromMs)).toBeCloseTo(at, 6)
      })
    )
  })

  it('come back to all of it by zooming out', () => {
    fc.assert(
      fc.property(axis, ms, (end, atMs) => {
        const near = zoomAt(wholeOf(end), 50, Math.abs(atMs) % end, end)
        expect(isWhole(zoomAt(near, 1e-9, near.fromMs, end), end)).toBe(true)
      })
    )
  })
})
