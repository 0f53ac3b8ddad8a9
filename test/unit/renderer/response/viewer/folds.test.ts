import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Folds } from '#renderer/features/response/viewer/folds.ts'

const ROWS = 60

describe('Folds', () => {
  it('hides what is folded, and shows what is within a fold again with it', () => {
    const inner = new Folds().with([{ from: 4, to: 6 }])
    const both = inner.with([{ from: 2, to: 9 }])
    expect(both.hidden).toBe(7)
    expect([both.next(2), both.previous(10), both.shown(5)]).toEqual([10, 2, 2])
    expect(both.without(2).hidden).toBe(2)
    expect(both.revealing(8).hidden).toBe(2)
    expect(both.revealing(5).hidden).toBe(0)
  })

  it('leads over all that is in sight and nothing else', () => {
    const nested = fc.array(fc.tuple(fc.nat(ROWS - 2), fc.nat(20)), { maxLength: 12 }).map(pairs =>
      // Brackets do not overlap: they are within each other or apart.
      pairs
        .map(([from, length]) => ({ from, to: Math.min(ROWS - 1, from + 1 + length) }))
        .filter((fold, index, all) =>
          all
            .slice(0, index)
            .every(({ from, to }) => from > fold.to || to < fold.from || (from < fold.from && to >= fold.to))
        )
    )
    fc.assert(
      fc.property(nested, list => {
        const folds = new Folds().with(list)
        const hidden = (row: number) => list.some(({ from, to }) => from < row && row <= to)
        const inSight = Array.from({ length: ROWS }, (_, row) => row).filter(row => !hidden(row))
        expect(ROWS - folds.hidden).toBe(inSight.length)
        inSight.forEach((row, place) => {
          expect(folds.placeOf(row)).toBe(place)
          expect(folds.rowAt(place)).toBe(row)
          expect(folds.previous(row)).toBe(inSight[place - 1] ?? -1)
          if (place < inSight.length - 1) expect(folds.next(row)).toBe(inSight[place + 1])
          else expect(folds.next(row)).toBeGreaterThanOrEqual(ROWS)
        })
        for (let row = 0; row < ROWS; row++) expect(hidden(folds.shown(row))).toBe(false)
      })
    )
  })
})
