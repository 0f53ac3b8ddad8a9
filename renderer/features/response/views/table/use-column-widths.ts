import { useMemo, useState } from 'react'
import { boundWidth, columnWidths, fittingWidth } from './column-widths.ts'
import type { TableColumn } from './table-data.ts'

/** A character of the font in which cells are set is so many times its size wide. */
const CHARACTER_RATIO = 0.6

export interface ColumnWidths {
  widths: readonly number[]
  /** @param width in pixels */
  set(column: number, width: number): void
  /** Makes it as wide as what is in it. */
  fit(column: number): void
}

/** How wide the columns are, until the table goes. */
export function useColumnWidths(columns: readonly TableColumn[]): ColumnWidths {
  const [byHand, setByHand] = useState<ReadonlyMap<number, number>>(new Map())
  const character = useMemo(characterWidth, [])
  const widths = useMemo(() => columnWidths(columns, byHand, character), [columns, byHand, character])
  const put = (column: number, width: number) => setByHand(before => new Map(before).set(column, width))
  return {
    widths,
    set: (column, width) => put(column, boundWidth(width)),
    fit(column) {
      const known = columns[column]
      if (known) put(column, fittingWidth(known, character))
    }
  }
}

/** `--text-code` is a pixel smaller than what the page says of code. */
function characterWidth(): number {
  const size = getComputedStyle(document.documentElement).getPropertyValue('--code-size')
  return (Number.parseFloat(size) - 1) * CHARACTER_RATIO
}
