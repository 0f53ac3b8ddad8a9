import { Trash2 } from 'lucide-react'
import { memo } from 'react'
import { checkHeaderName, checkHeaderValue } from '#shared/http/check-request.ts'
import type { DraftHeader } from '#shared/model/draft.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { classNames } from '../../components/class-names.ts'
import { COMMON_HEADER_NAMES, commonValues } from './common-headers.ts'
import { FieldProblem } from './field-problem.tsx'
import type { HeaderActions } from './header-actions.ts'
import { parseHeaderBlock } from './parse-header-block.ts'
import { SuggestInput } from './suggest-input.tsx'
import { useField } from './use-field.ts'

interface HeaderRowProps {
  tabId: string
  row: number
  header: DraftHeader
  /** The empty row at the end, which is not part of the draft yet. */
  isBlank: boolean
  actions: HeaderActions
}

/** Drawn again only when its own header changes: there may be many. */
export const HeaderRow = memo(function HeaderRow({ tabId, row, header, isBlank, actions }: HeaderRowProps) {
  const { name, value, enabled } = header
  // A missing name is what half a row looks like: only Send minds.
  const nameField = useField(
    tabId,
    `headers.${row}.name`,
    enabled && name !== '' ? checkHeaderName(name) : undefined
  )
  const valueField = useField(tabId, `headers.${row}.value`, enabled ? checkHeaderValue(value) : undefined)
  const called = name || `header ${row + 1}`

  return (
    <tr className="group border-line border-b align-top hover:bg-raised">
      <td>
        <div className="flex h-8 items-center justify-end pr-1.5">
          {!isBlank && (
            <Checkbox
              label={`Send ${called}`}
              checked={enabled}
              onChange={next => actions.change(row, { ...header, enabled: next })}
            />
          )}
        </div>
      </td>
      <td className={classNames('border-line border-r', !enabled && 'opacity-60')}>
        <SuggestInput
          label={`Header ${row + 1} name`}
          placeholder={isBlank ? 'Add header' : ''}
          suggestions={COMMON_HEADER_NAMES}
          value={name}
          field={nameField}
          onChange={next => actions.change(row, { ...header, name: next })}
          onEnter={() => actions.goToNext(row, 'name')}
          onPaste={event => {
            const rows = parseHeaderBlock(event.clipboardData.getData('text/plain'))
            if (!rows) return
            event.preventDefault()
            actions.paste(row, rows)
          }}
        />
        <FieldProblem field={nameField} className="px-2.5 pb-2" />
      </td>
      <td className={classNames(!enabled && 'opacity-60')}>
        <SuggestInput
          label={`Header ${row + 1} value`}
          suggestions={commonValues(name)}
          value={value}
          field={valueField}
          onChange={next => actions.change(row, { ...header, value: next })}
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
