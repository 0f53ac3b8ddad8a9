import { ArrowDown, ArrowUp } from 'lucide-react'
import type { PointerEvent } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { classNames } from '../../../../components/class-names.ts'
import type { TableColumn } from './table-data.ts'

interface HeaderCellProps {
  id: string
  column: TableColumn
  /** From 1; that of the row numbers is the first. */
  index: number
  width: number
  marginLeft: number
  active: boolean
  sort: 'ascending' | 'descending' | undefined
  onSort: () => void
  onResize: (width: number) => void
  onFit: () => void
}

/** The name of a column: a press sorts by it, its right edge is dragged. */
export function HeaderCell(props: HeaderCellProps) {
  const { id, column, index, width, marginLeft, active, sort, onSort, onResize, onFit } = props
  return (
    <th
      id={id}
      scope="col"
      aria-colindex={index}
      aria-sort={sort ?? 'none'}
      onClick={onSort}
      className={classNames(
        'relative flex shrink-0 cursor-default items-center gap-1 border-line border-r px-2 py-0 font-medium font-sans text-muted text-xs hover:text-ink',
        column.numeric && 'justify-end',
        active && 'z-1 outline-2 outline-line-strong -outline-offset-2 group-focus/grid:outline-accent'
      )}
      style={{ width, marginLeft }}
    >
      <span className="truncate">{visibleText(column.name)}</span>
      {sort === 'ascending' && <ArrowUp aria-hidden="true" className="size-3 shrink-0 text-accent" />}
      {sort === 'descending' && <ArrowDown aria-hidden="true" className="size-3 shrink-0 text-accent" />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt and an arrow key do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: it only keeps the press from the name */}
      <span
        className="absolute inset-y-0 right-0 w-1.5 cursor-col-resize touch-none hover:bg-accent"
        onClick={event => event.stopPropagation()}
        onDoubleClick={onFit}
        onPointerDown={event => followDrag(event, width, onResize)}
      />
    </th>
  )
}

function followDrag(
  start: PointerEvent<HTMLElement>,
  width: number,
  onResize: (width: number) => void
): void {
  const handle = start.currentTarget
  start.preventDefault()
  handle.setPointerCapture(start.pointerId)
  const move = ({ clientX }: globalThis.PointerEvent) => onResize(width + clientX - start.clientX)
  handle.addEventListener('pointermove', move)
  handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
    once: true
  })
}
