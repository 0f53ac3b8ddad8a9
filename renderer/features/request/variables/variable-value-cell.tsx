import { isJson } from '#shared/format/is-json.ts'
import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import { VARIABLE_TYPES } from '#shared/model/draft/variable-types.ts'
import { MenuButton } from '../../../components/menu-button.tsx'
import type { ValueCellProps } from '../rows/row-kind.ts'
import { TextCell } from '../rows/text-cell.tsx'
import { useField } from '../use-field.ts'
import { withValue } from './variable-line.ts'
import { VariantMenu } from './variant-menu.tsx'

const TYPES = VARIABLE_TYPES.map(value => ({ value, label: value }))

/** The value of a variable, what it is to be taken for, and which of its values is in use. */
export function VariableValueCell({ tabId, kind, row, content, actions }: ValueCellProps<DraftVariable>) {
  const { name, value, type = 'string', secret } = content
  const field = useField(tabId, `${kind.field}.${row}.value`, problemOf(content))
  const called = name || `variable ${row + 1}`
  if (secret)
    return (
      <p className="flex h-8 items-center px-2.5 text-muted text-xs">Secret: its value is in the vault</p>
    )
  return (
    <div className="@container">
      <div className="flex min-w-0 flex-wrap items-start justify-end @3xs:flex-nowrap">
        <div className="w-full min-w-0 @3xs:w-auto @3xs:flex-1">
          <TextCell
            tabId={tabId}
            label={`Variable ${row + 1} value`}
            value={value}
            field={field}
            onChange={next => actions.change(row, { ...content, ...withValue(content, next) })}
            onEnter={() => actions.goTo(row + 1, 'value')}
          />
        </div>
        {name !== '' && (
          <>
            <VariantMenu called={called} content={content} onChange={next => actions.change(row, next)} />
            <MenuButton
              label={`Type of ${called}`}
              value={type}
              options={TYPES}
              onChange={next => actions.change(row, { ...content, type: next })}
            />
          </>
        )}
      </div>
    </div>
  )
}

/** What its type asks of a value that is not made of others. */
function problemOf({ type, value, enabled }: DraftVariable): string | undefined {
  if (!enabled || value.includes('{{')) return undefined
  switch (type) {
    case 'number':
      return value.trim() === '' || Number.isNaN(Number(value)) ? 'This is no number.' : undefined
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : 'This is neither true nor false.'
    case 'object':
      return isJson(value) ? undefined : 'This is not valid JSON.'
    default:
      return undefined
  }
}
