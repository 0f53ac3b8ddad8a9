import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef } from 'react'
import { useBlocks } from '../use-blocks.ts'
import { type GridPlace, nextPlace } from './grid-place.ts'
import { cellId, GridRow, NUMBER_WIDTH, startOf } from './grid-row.tsx'
import { type GridSelection, holdsRow, rangeOf } from './grid-selection.ts'
import { HeaderCell } from './header-cell.tsx'
import { nextSort } from './next-sort.ts'
import type { TableRow, TableShape } from './table-data.ts'
import { useColumnWidths } from './use-column-widths.ts'
import type { TableActions } from './use-table.ts'

const ROW_HEIGHT = 26
/** What one press of Alt and an arrow key makes a column wider. */
const WIDTH_STEP = 16

interface TableGridProps {
  shape: TableShape
  version: number
  actions: Pick<TableActions, 'rows' | 'sort'>
  selection: GridSelection
  onSelect: (selection: GridSelection) => void
  onCopy: () => void
  /** Shows all of the record that is active. */
  onOpen: () => void
}

/** Cells in rows and columns, of which those in sight are drawn. It is moved through by the keys of a grid. */
export function TableGrid(props: TableGridProps) {
  const { shape, version, actions, selection, onSelect, onCopy, onOpen } = props
  const { columns, rows, sort } = shape
  const scroller = useRef<HTMLDivElement>(null)
  const name = useId()
  const { widths, set, fit: fitColumn } = useColumnWidths(columns)
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: column => widths[column] ?? 0,
    paddingStart: NUMBER_WIDTH,
    scrollPaddingStart: NUMBER_WIDTH,
    overscan: 2
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths are what matters
  useEffect(() => across.measure(), [widths])
  const down = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    paddingStart: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    overscan: 10
  })
  const shownRows = down.getVirtualItems()
  const shownColumns = across.getVirtualItems()
  const { at: rowAt, see } = useBlocks<TableRow>(actions.rows, version)
  const first = shownRows[0]?.index ?? 0
  const last = shownRows.at(-1)?.index ?? 0
  useEffect(() => see(first, last), [see, first, last])

  const { active } = selection
  const range = rangeOf(selection)
  const inSight =
    shownColumns.some(({ index }) => index === active.column) &&
    (active.row < 0 || shownRows.some(({ index }) => index === active.row))

  const sortBy = (column: number) => actions.sort(nextSort(sort, column))
  const go = (place: GridPlace, extend: boolean) => {
    onSelect({ anchor: extend ? selection.anchor : place, active: place })
    if (place.row >= 0) down.scrollToIndex(place.row)
    across.scrollToIndex(place.column)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { key, shiftKey, altKey } = event
    const command = event.ctrlKey || event.metaKey
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2
    const step = { ArrowLeft: -WIDTH_STEP, ArrowRight: WIDTH_STEP }[key]
    const place = altKey ? undefined : nextPlace(active, event, { rows, columns: columns.length, page })
    if (altKey && step !== undefined) set(active.column, (widths[active.column] ?? 0) + step)
    else if (place) go(place, shiftKey && place.row >= 0)
    else if (command && key === 'a')
      onSelect({ anchor: { row: 0, column: 0 }, active: { row: rows - 1, column: columns.length - 1 } })
    else if (command && key === 'c') onCopy()
    else if (key === ' ' && shiftKey) onSelect(wholeRow(active.row, columns.length))
    else if (key === 'Enter' && !command) active.row < 0 ? sortBy(active.column) : onOpen()
    else return
    event.preventDefault()
  }
  const onPointer = (event: PointerEvent<HTMLDivElement>, extend: boolean) => {
    const place = placeOf(event.target)
    if (!place) return
    if (place.column === undefined) onSelect(wholeRow(place.row, columns.length))
    else if (!extend || place.row !== active.row || place.column !== active.column)
      onSelect({
        anchor: extend ? selection.anchor : { row: place.row, column: place.column },
        active: { row: place.row, column: place.column }
      })
  }

  const width = across.getTotalSize()
  return (
    <div
      ref={scroller}
      className="min-h-0 min-w-0 flex-1 select-none overflow-auto outline-offset-[-2px] outline-accent has-focus-visible:outline-1"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved through is a grid
        role="grid"
        aria-label="Table"
        aria-rowcount={rows + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={inSight ? cellId(name, active.row, active.column) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={event => event.button === 0 && onPointer(event, event.shiftKey)}
        onPointerMove={event => event.buttons === 1 && onPointer(event, true)}
        onDoubleClick={event => placeOf(event.target) && onOpen()}
        className="group/grid relative block font-mono text-code text-ink outline-none"
        style={{ width, height: down.getTotalSize() }}
      >
        <thead className="sticky top-0 z-3 block">
          <tr
            aria-rowindex={1}
            className="flex border-line border-b bg-raised"
            style={{ height: ROW_HEIGHT, width }}
          >
            <th
              scope="col"
              aria-colindex={1}
              className="sticky left-0 z-2 shrink-0 border-line border-r bg-raised"
              style={{ width: NUMBER_WIDTH }}
            >
              <span className="sr-only">Row</span>
            </th>
            {shownColumns.map(({ index, size }, position) => {
              const column = columns[index]
              if (!column) return null
              return (
                <HeaderCell
                  key={index}
                  id={cellId(name, -1, index)}
                  column={column}
                  index={index + 2}
                  width={size}
                  marginLeft={position === 0 ? startOf(shownColumns) : 0}
                  active={active.row < 0 && active.column === index}
                  sort={sort?.column === index ? (sort.descending ? 'descending' : 'ascending') : undefined}
                  onSort={() => sortBy(index)}
                  onResize={width => set(index, width)}
                  onFit={() => fitColumn(index)}
                />
              )
            })}
          </tr>
        </thead>
        <tbody>
          {shownRows.map(({ index, start, size }) => (
            <GridRow
              key={index}
              grid={name}
              index={index}
              top={start}
              height={size}
              width={width}
              row={rowAt(index)}
              columns={columns}
              shown={shownColumns}
              selectedFrom={holdsRow(range, index) ? range.columns[0] : undefined}
              selectedTo={holdsRow(range, index) ? range.columns[1] : undefined}
              activeColumn={active.row === index ? active.column : undefined}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function wholeRow(row: number, columns: number): GridSelection {
  return { anchor: { row, column: columns - 1 }, active: { row, column: 0 } }
}

/** The cell that was pressed, or the number of a row. */
function placeOf(target: EventTarget): { row: number; column: number | undefined } | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  if (!cell) return undefined
  const { row, column } = cell.dataset
  return { row: Number(row), column: column === undefined ? undefined : Number(column) }
}
