import { type DragEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { Button } from '../../../components/button.tsx'
import { useDraft } from '../../../state/tabs.ts'
import { type RowColumn, rowActions } from './row-actions.ts'
import type { RowKind } from './row-kind.ts'
import { RowText } from './row-text.tsx'
import { TableRow } from './table-row.tsx'

interface RowTableProps<R extends DraftRow> {
  tabId: string
  kind: RowKind<R>
  /** What stands above it, beside the ways to show it. */
  title?: ReactNode
}

/** The rows of a draft: as a table with an empty row at the end to type the next into, or as lines of text. */
export function RowTable<R extends DraftRow>({ tabId, kind, title }: RowTableProps<R>) {
  const rows = kind.rowsOf(useDraft(tabId))
  const [asText, setAsText] = useState(false)
  const [wanted, setDescribed] = useState<boolean>()
  const described = wanted ?? rows.some(({ description = '' }) => description !== '')
  return (
    <section aria-label={kind.label}>
      <div className="flex h-8 items-center gap-1 border-line border-b pr-2 pl-4">
        <div className="min-w-0 flex-1 truncate text-muted text-xs">{title}</div>
        {!asText && (
          <Button
            variant="ghost"
            size="small"
            className="h-6 px-2 aria-pressed:text-ink"
            aria-pressed={described}
            onClick={() => setDescribed(!described)}
          >
            Descriptions
          </Button>
        )}
        {!kind.fixed && (
          <Button
            variant="ghost"
            size="small"
            className="h-6 px-2 aria-pressed:text-ink"
            aria-pressed={asText}
            onClick={() => setAsText(!asText)}
          >
            Edit as text
          </Button>
        )}
      </div>
      {asText ? (
        <RowText tabId={tabId} kind={kind} />
      ) : (
        <Table tabId={tabId} kind={kind} rows={rows} described={described} />
      )}
    </section>
  )
}

interface TableProps<R extends DraftRow> {
  tabId: string
  kind: RowKind<R>
  rows: readonly R[]
  described: boolean
}

function Table<R extends DraftRow>({ tabId, kind, rows, described }: TableProps<R>) {
  const table = useRef<HTMLTableElement>(null)
  const dragged = useRef<number>(undefined)
  const [target, setTarget] = useState<number>()
  const [said, say] = useState('')
  const actions = useMemo(() => {
    const focusCell = (row: number, column: RowColumn) => {
      const cell = table.current?.querySelector(`[data-field="${kind.field}.${row}.${column}"]`)
      if (cell instanceof HTMLElement) cell.focus()
    }
    return rowActions(tabId, kind, focusCell, say)
  }, [tabId, kind])

  const onDragOver = (event: DragEvent) => {
    if (dragged.current === undefined) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setTarget(rowBeforeWhich(event))
  }
  const onDrop = (event: DragEvent) => {
    const before = rowBeforeWhich(event)
    if (dragged.current !== undefined && before !== undefined) {
      event.preventDefault()
      actions.move(dragged.current, Math.min(before, rows.length))
    }
    setTarget(undefined)
  }
  const shown = kind.fixed ? rows : [...rows, kind.blank]

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <table ref={table} aria-label={kind.label} className="w-full table-fixed border-collapse">
        <colgroup>
          <col className="w-12" />
          <col className={described ? 'w-3/10' : 'w-1/3'} />
          <col />
          {described && <col className="w-1/4" />}
          {!kind.fixed && <col className="w-9" />}
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">On</th>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
            {described && <th scope="col">Description</th>}
            {!kind.fixed && <th scope="col">Delete</th>}
          </tr>
        </thead>
        <tbody
          onDragStart={event => {
            dragged.current = rowOf(event)
            event.dataTransfer.effectAllowed = 'move'
            // Without any data, nothing is dragged.
            event.dataTransfer.setData('text/plain', '')
          }}
          onDragOver={onDragOver}
          onDragLeave={() => setTarget(undefined)}
          onDrop={onDrop}
          onDragEnd={() => {
            dragged.current = undefined
            setTarget(undefined)
          }}
        >
          {shown.map((content, row) => (
            <TableRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, so that the empty one keeps the focus when it is typed into
              key={row}
              tabId={tabId}
              kind={kind}
              row={row}
              content={content}
              isBlank={row === rows.length}
              described={described}
              isTarget={row === target}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}

function rowElement({ target }: DragEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('tr[data-row]') : null
}

function rowOf(event: DragEvent): number | undefined {
  const row = rowElement(event)?.dataset.row
  return row === undefined ? undefined : Number(row)
}

/** The row under the pointer, or the one after it when the pointer is in its lower half. */
function rowBeforeWhich(event: DragEvent): number | undefined {
  const element = rowElement(event)
  const row = rowOf(event)
  if (!element || row === undefined) return undefined
  const { top, height } = element.getBoundingClientRect()
  return event.clientY > top + height / 2 ? row + 1 : row
}
