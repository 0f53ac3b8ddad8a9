import { Trash2 } from 'lucide-react'
import { memo } from 'react'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { classNames } from '../../../components/class-names.ts'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'
import type { RowActions } from './row-actions.ts'
import type { RowKind } from './row-kind.ts'
import { SuggestInput } from './suggest-input.tsx'

interface TableRowProps {
  tabId: string
  kind: RowKind
  row: number
  content: DraftRow
  /** The empty row at the end, which is not part of the draft yet. */
  isBlank: boolean
  actions: RowActions
}

/** Drawn again only when its own content changes: there may be many. */
export const TableRow = memo(function TableRow({
  tabId,
  kind,
  row,
  content,
  isBlank,
  actions
}: TableRowProps) {
  const { name, value, enabled } = content
  const { noun, field } = kind
  // A missing name is what half a row looks like: only Send minds.
  const nameField = useField(
    tabId,
    `${field}.${row}.name`,
    enabled && name !== '' ? kind.checkName(name) : undefined
  )
  const valueField = useField(tabId, `${field}.${row}.value`, enabled ? kind.checkValue(value) : undefined)
  const called = name || `${noun.toLowerCase()} ${row + 1}`

  return (
    <tr className="group border-line border-b align-top hover:bg-raised">
      <td>
        <div className="flex h-8 items-center justify-end pr-1.5">
          {!isBlank && (
            <Checkbox
              label={`Send ${called}`}
              checked={enabled}
              onChange={next => actions.change(row, { ...content, enabled: next })}
            />
          )}
        </div>
      </td>
      <td className={classNames('border-line border-r', !enabled && 'opacity-60')}>
        <SuggestInput
          label={`${noun} ${row + 1} name`}
          placeholder={isBlank ? `Add ${noun.toLowerCase()}` : ''}
          suggestions={kind.names}
          value={name}
          field={nameField}
          onChange={next => actions.change(row, { ...content, name: next })}
          onEnter={() => actions.goToNext(row, 'name')}
          onPaste={event => {
            const rows = kind.parse(event.clipboardData.getData('text/plain'))
            if (!rows) return
            event.preventDefault()
            actions.paste(row, rows)
          }}
        />
        <FieldProblem field={nameField} className="px-2.5 pb-2" />
      </td>
      <td className={classNames(!enabled && 'opacity-60')}>
        <SuggestInput
          label={`${noun} ${row + 1} value`}
          suggestions={kind.valuesOf(name)}
          value={value}
          field={valueField}
          onChange={next => actions.change(row, { ...content, value: next })}
          onEnter={() => actions.goToNext(row, 'value')}
        />
        <FieldProblem field={valueField} className="px-2.5 pb-2" />
      </td>
      <td>
        <div className="flex h-8 items-center justify-center">
          {!isBlank && (
            <button
              type="button"
              aria-label={`Delete ${called}`}
              onClick={() => actions.remove(row)}
              className="flex size-6 items-center justify-center rounded text-muted opacity-0 hover:bg-hover hover:text-bad focus-visible:opacity-100 group-hover:opacity-100"
            >
              <Trash2 aria-hidden="true" className="size-3.5" />
            </button>
          )}
        </div>
      </td>
    </tr>
  )
})
