import { describe, expect, it } from 'vitest'
import { cellText } from '#renderer/features/response/views/table/cell-text.ts'
import { nextPlace } from '#renderer/features/response/views/table/grid-place.ts'
import { holdsRow, nameOfRange, rangeOf } from '#renderer/features/response/views/table/grid-selection.ts'
import { nextSort } from '#renderer/features/response/views/table/next-sort.ts'

const SIZE = { rows: 100, columns: 5, page: 10 }

describe('nextPlace', () => {
  it.each([
    ['ArrowDown', false, [51, 2]],
    ['ArrowUp', false, [49, 2]],
    ['ArrowLeft', false, [50, 1]],
    ['ArrowRight', false, [50, 3]],
    ['PageDown', false, [60, 2]],
    ['PageUp', false, [40, 2]],
    ['Home', false, [50, 0]],
    ['End', false, [50, 4]],
    ['Home', true, [0, 0]],
    ['End', true, [99, 4]],
    ['ArrowDown', true, [99, 2]],
    ['ArrowUp', true, [0, 2]],
    ['ArrowLeft', true, [50, 0]],
    ['ArrowRight', true, [50, 4]]
  ])('goes by %s (Ctrl: %s) to %j', (key, ctrlKey, [row, column]) => {
    expect(nextPlace({ row: 50, column: 2 }, { key, ctrlKey, metaKey: false }, SIZE)).toEqual({ row, column })
  })

  it('goes up into the names, and no farther than the table does', () => {
    const press = (row: number, column: number, key: string) =>
      nextPlace({ row, column }, { key, ctrlKey: false, metaKey: false }, SIZE)
    expect(press(0, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 })
    expect(press(-1, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 })
    expect(press(99, 4, 'ArrowDown')).toEqual({ row: 99, column: 4 })
    expect(press(99, 4, 'ArrowRight')).toEqual({ row: 99, column: 4 })
    expect(press(3, 0, 'PageUp')).toEqual({ row: 0, column: 0 })
    expect(press(3, 0, 'x')).toBeUndefined()
  })
})

it('spans a selection from its anchor, whichever way', () => {
  const range = rangeOf({ anchor: { row: 5, column: 3 }, active: { row: 2, column: 1 } })
  expect(range).toEqual({ rows: [2, 5], columns: [1, 3] })
  expect([1, 2, 5, 6].map(row => holdsRow(range, row))).toEqual([false, true, true, false])
  expect(nameOfRange(range, 5)).toBe('12 cells')
  expect(nameOfRange({ rows: [0, 0], columns: [1, 1] }, 5)).toBe('cell')
  expect(nameOfRange({ rows: [0, 0], columns: [0, 4] }, 5)).toBe('row')
  expect(nameOfRange({ rows: [0, 2], columns: [0, 4] }, 5)).toBe('3 rows')
})

it('sorts up, down, and as it came', () => {
  expect(nextSort(undefined, 1)).toEqual({ column: 1, descending: false })
  expect(nextSort({ column: 1, descending: false }, 1)).toEqual({ column: 1, descending: true })
  expect(nextSort({ column: 1, descending: true }, 1)).toBeUndefined()
  expect(nextSort({ column: 1, descending: true }, 2)).toEqual({ column: 2, descending: false })
})

it('shows a cell in one line, and what is hidden in it', () => {
  expect(cellText('a\r\nb\u202ec')).toBe('a ↵ b\\u202ec')
  expect(cellText(undefined)).toBe('')
  expect(cellText('x'.repeat(1000))).toHaveLength(500)
})
