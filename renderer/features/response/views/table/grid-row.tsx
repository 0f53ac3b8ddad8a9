import type { VirtualItem } from '@tanstack/react-virtual'
import { memo } from 'react'
import { classNames } from '../../../../components/class-names.ts'
import { cellText } from './cell-text.ts'
import type { TableColumn, TableRow } from './table-data.ts'

/** The column of row numbers, in pixels. */
export const NUMBER_WIDTH = 64

interface GridRowProps {
  /** That of the grid, for the ids of its cells. */
  grid: string
  /** Its place in the grid, from 0. */
  index: number
  top: number
  height: number
  width: number
  row: TableRow | undefined
  columns: readonly TableColumn[]
  /** Those in sight. */
  shown: readonly VirtualItem[]
  /** The columns of its selected cells, from the first to the last, where there are any. */
  selectedFrom: number | undefined
  selectedTo: number | undefined
  /** The active cell, where it is in this row. */
  activeColumn: number | undefined
}

/** One row: its number, which stays in sight, and the cells in sight. Drawn anew only when something of it changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { grid, index, top, height, width, row, columns, shown, activeColumn } = props
  const { selectedFrom = Number.POSITIVE_INFINITY, selectedTo = -1 } = props
  const ragged = row?.ragged
  return (
    <tr
      aria-rowindex={index + 2}
      className="absolute top-0 left-0 flex border-line border-b"
      style={{ transform: `translateY(${top}px)`, height, width }}
    >
      <th
        scope="row"
        aria-colindex={1}
        data-row={index}
        title={ragged === undefined ? undefined : fieldsOf(ragged, columns.length)}
        className={classNames(
          'sticky left-0 z-2 flex shrink-0 items-center justify-end border-line border-r bg-raised px-2 py-0 font-normal text-2xs tabular-nums',
          ragged === undefined ? 'text-faint' : 'text-warn'
        )}
        style={{ width: NUMBER_WIDTH }}
      >
        {row && (
          <>
            {ragged !== undefined && <span aria-hidden="true">!&nbsp;</span>}
            {row.number}
            {ragged !== undefined && <span className="sr-only">, {fieldsOf(ragged, columns.length)}</span>}
          </>
        )}
      </th>
      {shown.map(({ index: column, size }, position) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid it is a gridcell, which can be selected
        <td
          key={column}
          id={cellId(grid, index, column)}
          aria-colindex={column + 2}
          aria-selected={column >= selectedFrom && column <= selectedTo}
          data-row={index}
          data-column={column}
          className={classNames(
            'shrink-0 truncate border-line border-r px-2 py-0 leading-6.25',
            columns[column]?.numeric && 'text-right tabular-nums',
            column >= selectedFrom && column <= selectedTo && 'bg-accent-soft',
            column === activeColumn &&
              'outline-2 outline-line-strong -outline-offset-2 group-focus/grid:outline-accent'
          )}
          style={{ width: size, ...(position === 0 && { marginLeft: startOf(shown) }) }}
        >
          {cellText(row?.cells[column])}
        </td>
      ))}
    </tr>
  )
})

/** The id of a cell, by the id of its grid; the row -1 is that of the names. */
export function cellId(grid: string, row: number, column: number): string {
  return `${grid}-${row}-${column}`
}

/** Where the first column in sight begins, behind the row numbers. */
export function startOf(shown: readonly VirtualItem[]): number {
  return (shown[0]?.start ?? NUMBER_WIDTH) - NUMBER_WIDTH
}

function fieldsOf(count: number, columns: number): string {
  return `${count} ${count === 1 ? 'field' : 'fields'} where there are ${columns} columns`
}
