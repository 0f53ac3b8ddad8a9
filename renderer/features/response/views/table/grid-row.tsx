import type { VirtualItem } from '@tanstack/react-virtual'
import { classNames } from '../../../../components/class-names.ts'
import { cellText } from './cell-text.ts'
import { holdsCell, holdsRow } from './grid-selection.ts'
import type { TableColumn, TableRange, TableRow } from './table-data.ts'

/** The column of row numbers, in pixels. */
export const NUMBER_WIDTH = 64

interface GridRowProps {
  /** Its place in the grid, from 0. */
  index: number
  top: number
  height: number
  width: number
  row: TableRow | undefined
  columns: readonly TableColumn[]
  /** Those in sight. */
  shown: readonly VirtualItem[]
  selected: TableRange
  /** The active cell, where it is in this row. */
  activeColumn: number | undefined
  idOf: (row: number, column: number) => string
}

/** One row: its number, which stays in sight, and the cells in sight. */
export function GridRow(props: GridRowProps) {
  const { index, top, height, width, row, columns, shown, selected, activeColumn, idOf } = props
  const ragged = row?.ragged
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={holdsRow(selected, index)}
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
        <td
          key={column}
          id={idOf(index, column)}
          aria-colindex={column + 2}
          data-row={index}
          data-column={column}
          className={classNames(
            'shrink-0 truncate border-line border-r px-2 py-0 leading-6.25',
            columns[column]?.numeric && 'text-right tabular-nums',
            holdsCell(selected, { row: index, column }) && 'bg-accent-soft',
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
}

/** Where the first column in sight begins, behind the row numbers. */
export function startOf(shown: readonly VirtualItem[]): number {
  return (shown[0]?.start ?? NUMBER_WIDTH) - NUMBER_WIDTH
}

function fieldsOf(count: number, columns: number): string {
  return `${count} ${count === 1 ? 'field' : 'fields'} where there are ${columns} columns`
}
