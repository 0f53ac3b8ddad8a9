import { GripVertical, Trash2 } from 'lucide-react'
import { type KeyboardEvent, memo } from 'react'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { classNames } from '../../../components/class-names.ts'
import { LinesField } from '../../../components/lines-field.tsx'
import { useField } from '../use-field.ts'
import type { RowActions, RowColumn } from './row-actions.ts'
import type { RowKind } from './row-kind.ts'
import { TextCell } from './text-cell.tsx'

interface TableRowProps<R extends DraftRow> {
  tabId: string
  kind: RowKind<R>
  row: number
  content: R
  /** The empty row at the end, which is not part of the draft yet. */
  isBlank: boolean
  described: boolean
  /** A row that is being dragged would be put before this one. */
  isTarget: boolean
  actions: RowActions<R>
}

function Row<R extends DraftRow>(props: TableRowProps<R>) {
  const { tabId, kind, row, content, isBlank, described, isTarget, actions } = props
  const { name, value, enabled, description = '' } = content
  const { noun, field, ValueCell } = kind
  // A missing name is what half a row looks like: only Send minds.
  const nameField = useField(
    tabId,
    `${field}.${row}.name`,
    enabled && name !== '' ? kind.checkName(name) : undefined
  )
  const valueField = useField(tabId, `${field}.${row}.value`, enabled ? kind.checkValue(value) : undefined)
  const descriptionField = useField(tabId, `${field}.${row}.description`)
  const called = name || `${noun.toLowerCase()} ${row + 1}`
  const faded = !enabled && 'text-faint'

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
    if (by === undefined || kind.fixed || isBlank) return
    event.preventDefault()
    const column = columnOf(event.target)
    if (actions.move(row, by < 0 ? row - 1 : row + 2)) actions.goTo(row + by, column)
  }

  return (
    <tr
      data-row={row}
      onKeyDown={onKeyDown}
      className={classNames(
        'group border-line border-b align-top hover:bg-raised',
        isTarget && 'shadow-[inset_0_2px_0_var(--accent)]'
      )}
    >
      <td>
        <div className="flex h-8 items-center justify-end gap-0.5 pr-1.5">
          {!isBlank && !kind.fixed && (
            <span
              draggable
              title="Drag to move, or Alt+↑ and Alt+↓"
              className="flex size-4 cursor-grab items-center text-transparent group-hover:text-faint"
            >
              <GripVertical aria-hidden="true" className="size-3.5" />
            </span>
          )}
          {!isBlank && (
            <Checkbox
              label={`${kind.verb ?? 'Send'} ${called}`}
              checked={enabled}
              onChange={next => actions.change(row, { ...content, enabled: next })}
            />
          )}
        </div>
      </td>
      <td className={classNames('border-line border-r', faded)}>
        {kind.fixed ? (
          <p className="flex h-8 items-center truncate px-2.5 font-mono text-code">{name}</p>
        ) : (
          <TextCell
            tabId={tabId}
            label={`${noun} ${row + 1} name`}
            placeholder={isBlank ? `Add ${noun.toLowerCase()}` : ''}
            suggestions={kind.names}
            isName
            value={name}
            field={nameField}
            onChange={next => actions.change(row, { ...content, name: next })}
            onEnter={() => actions.goTo(row, 'value')}
            onPaste={event => {
              const rows = kind.parse(event.clipboardData.getData('text/plain'))
              if (!rows) return
              event.preventDefault()
              actions.paste(row, rows)
            }}
          />
        )}
      </td>
      <td className={classNames(faded)}>
        {ValueCell ? (
          <ValueCell tabId={tabId} kind={kind} row={row} content={content} actions={actions} />
        ) : (
          <TextCell
            tabId={tabId}
            label={kind.fixed ? `Value of ${name}` : `${noun} ${row + 1} value`}
            suggestions={kind.valuesOf(name)}
            value={value}
            field={valueField}
            onChange={next => actions.change(row, { ...content, value: next })}
            onEnter={() => actions.goTo(row + 1, 'value')}
          />
        )}
      </td>
      {described && (
        <td className={classNames('border-line border-l', faded)}>
          <LinesField
            aria-label={`${noun} ${row + 1} description`}
            value={description}
            onType={next => actions.change(row, { ...content, description: next })}
            className="min-h-8 w-full min-w-0 bg-transparent px-2.5 text-muted text-xs -outline-offset-1"
            {...descriptionField.attributes}
          />
        </td>
      )}
      {!kind.fixed && (
        <td>
          <div className="flex h-8 items-center justify-center">
            {!isBlank && (
              <button
                type="button"
                aria-label={`Delete ${called}`}
                onClick={() => actions.remove(row)}
                className="flex size-6 items-center justify-center rounded text-transparent hover:bg-hover hover:text-bad focus-visible:text-muted group-hover:not-hover:text-muted"
              >
                <Trash2 aria-hidden="true" className="size-3.5" />
              </button>
            )}
          </div>
        </td>
      )}
    </tr>
  )
}

/**
 * Drawn again only when its own content changes: there may be many. What shows on hover alone is transparent by its
 * colour: hundreds of elements of some opacity cost a tenth of a second for each key. `memo` forgets that it is generic.
 */
export const TableRow = memo(Row) as typeof Row

function columnOf(target: EventTarget): RowColumn {
  const field = target instanceof HTMLElement ? target.dataset.field : undefined
  const column = field?.slice(field.lastIndexOf('.') + 1)
  return column === 'value' || column === 'description' ? column : 'name'
}
