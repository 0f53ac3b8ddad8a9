import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { IconButton } from '../../../../components/icon-button.tsx'
import { CopyButton } from '../../copy-button.tsx'
import type { TableColumn, TableRow } from './table-data.ts'
import type { TableActions } from './use-table.ts'

/** So many fields are drawn, and so much of each. */
const MOST_FIELDS = 500
const MOST_TEXT = 20_000

interface RecordPanelProps {
  /** Its place in the grid, from 0. */
  row: number
  rows: number
  version: number
  columns: readonly TableColumn[]
  actions: Pick<TableActions, 'rows' | 'copy'>
  onStep: (row: number) => void
  onClose: () => void
}

/** All of one record, each field under its name: for tables that are wider than any window. */
export function RecordPanel({ row, rows, version, columns, actions, onStep, onClose }: RecordPanelProps) {
  const [record, setRecord] = useState<TableRow>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  useEffect(() => {
    let wanted = true
    actions.rows(row, 1).then(
      ([next]) => wanted && setRecord(next),
      // The table is on its way out.
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [actions, row, version])
  const count = Math.max(columns.length, record?.cells.length ?? 0)
  const all: [number, number] = [0, count - 1]
  return (
    <aside aria-label="Record" className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-9 shrink-0 items-center border-line border-b pr-1 pl-3">
        <h3 className="mr-auto truncate font-medium text-ink text-xs">
          {record ? `Record ${record.number}` : 'Record'}
        </h3>
        <IconButton
          label="Previous record"
          icon={<ChevronUp />}
          disabled={row <= 0}
          onClick={() => onStep(row - 1)}
        />
        <IconButton
          label="Next record"
          icon={<ChevronDown />}
          disabled={row >= rows - 1}
          onClick={() => onStep(row + 1)}
        />
        <CopyButton label="Copy record" text={() => actions.copy({ rows: [row, row], columns: all })} />
        <IconButton label="Close record" icon={<X />} onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys */}
      <section aria-label="Fields" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto -outline-offset-2">
        <dl className="select-text">
          {Array.from({ length: Math.min(count, MOST_FIELDS) }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have their place alone
            <div key={column} className="border-line border-b px-3 py-1.5">
              <dt className="text-2xs text-muted [overflow-wrap:anywhere]">
                {visibleText(columns[column]?.name ?? `Column ${column + 1}`)}
              </dt>
              <dd className="whitespace-pre-wrap font-mono text-code text-ink [overflow-wrap:anywhere]">
                {fieldText(record?.cells[column])}
              </dd>
            </div>
          ))}
        </dl>
        {count > MOST_FIELDS && (
          <p className="px-3 py-2 text-faint text-xs">
            {count - MOST_FIELDS} more fields are left out here; a copy holds them.
          </p>
        )}
      </section>
    </aside>
  )
}

function fieldText(cell: string | undefined) {
  if (cell === undefined) return <span className="text-faint">not there</span>
  if (cell === '') return <span className="text-faint">empty</span>
  const shown = cell.slice(0, MOST_TEXT).split('\n').map(visibleText).join('\n')
  return cell.length > MOST_TEXT ? `${shown} …` : shown
}
