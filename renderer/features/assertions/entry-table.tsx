import { Trash2 } from 'lucide-react'
import { memo, useLayoutEffect, useRef, useState } from 'react'
import { AssistedInput } from '../../components/assisted-input.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { classNames } from '../../components/class-names.ts'
import { type OfferItem, offerWhole } from '../../components/offer.ts'
import { Select } from '../../components/select.tsx'
import { FieldProblem } from '../request/field-problem.tsx'
import { useField } from '../request/use-field.ts'
import { VariableInput } from '../request/variables/variable-input.tsx'

/** What the rows of an `EntryTable` have in common. */
interface Entry {
  enabled: boolean
}

export interface EntryColumn<E> {
  name: Extract<{ [K in keyof E]-?: E[K] extends string ? K : never }[keyof E], string>
  /** What a cell of it is called, after the number of its row. */
  label: string
  /** A class; without it, it gets what is left. */
  width?: string
  placeholder?: string
  suggestions?: readonly string[]
  /** Whether variables may be named in it. */
  holdsNames?: boolean
  /** One of these, in place of any text. */
  choices?: readonly { value: string; label: string }[]
  isHidden?: (entry: E) => boolean
}

interface EntryTableProps<E extends Entry> {
  tabId: string
  /** The path of the list into the draft. */
  field: string
  label: string
  noun: string
  entries: readonly E[]
  /** What a row begins with. */
  blank: E
  /** The same list each time: rows are drawn anew with another. */
  columns: readonly EntryColumn<E>[]
  onChange: (entries: E[]) => void
  /** The entries as they are now: two changes may come before the next drawing. */
  latest: () => readonly E[]
}

/** Rows of a few texts each, with an empty one at the end to type the next into. */
export function EntryTable<E extends Entry>(props: EntryTableProps<E>) {
  const { tabId, field, label, noun, entries, blank, columns, onChange, latest } = props
  const current = useRef({ onChange, latest })
  useLayoutEffect(() => {
    current.current = { onChange, latest }
  })
  // The same for as long as the table is shown: rows that did not change need not be drawn again.
  const [splice] = useState(() => (row: number, ...next: E[]) => {
    const { onChange, latest } = current.current
    onChange(latest().toSpliced(row, 1, ...next))
  })
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full min-w-104 table-fixed border-collapse border-line border-t">
        <colgroup>
          <col className="w-8" />
          {columns.map(({ name, width }) => (
            <col key={name} className={width} />
          ))}
          <col className="w-8" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">In use</th>
            {columns.map(column => (
              <th key={column.name} scope="col">
                {column.label}
              </th>
            ))}
            <th scope="col">Delete</th>
          </tr>
        </thead>
        <tbody>
          {[...entries, blank].map((entry, row) => (
            <EntryRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, so that the empty one keeps the focus when it is typed into
              key={row}
              tabId={tabId}
              field={field}
              noun={noun}
              columns={columns}
              row={row}
              entry={entry}
              isBlank={row === entries.length}
              splice={splice}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface EntryRowProps<E extends Entry>
  extends Pick<EntryTableProps<E>, 'tabId' | 'field' | 'noun' | 'columns'> {
  /** Counted from 0. */
  row: number
  entry: E
  isBlank: boolean
  /** Puts others in the place of a row, as they are now, or none. */
  splice: (row: number, ...next: E[]) => void
}

function Row<E extends Entry>(props: EntryRowProps<E>) {
  const { tabId, field, noun, columns, row, entry, isBlank, splice } = props
  const called = `${noun.toLowerCase()} ${row + 1}`
  const remove = (button: HTMLElement) => {
    splice(row)
    // In its place is the next one, or the empty row, which has no such button.
    button.closest('tr')?.querySelector<HTMLElement>('[data-field]')?.focus()
  }
  return (
    <tr className="group border-line border-b align-top hover:bg-raised">
      <td>
        {!isBlank && (
          <div className="flex h-8 items-center">
            <Checkbox
              label={`Use ${called}`}
              checked={entry.enabled}
              onChange={enabled => splice(row, { ...entry, enabled })}
            />
          </div>
        )}
      </td>
      {columns.map(column => (
        <td
          key={column.name}
          className={classNames('border-line border-r last:border-r-0', !entry.enabled && 'opacity-60')}
        >
          {!column.isHidden?.(entry) && (
            <EntryCell
              tabId={tabId}
              field={`${field}.${row}.${column.name}`}
              column={column}
              label={`${noun} ${row + 1} ${column.label}`}
              value={String(entry[column.name])}
              isBlank={isBlank}
              onChange={value => splice(row, { ...entry, [column.name]: value })}
            />
          )}
        </td>
      ))}
      <td>
        {!isBlank && (
          <button
            type="button"
            aria-label={`Delete ${called}`}
            onClick={event => remove(event.currentTarget)}
            className="mt-1 flex size-6 items-center justify-center rounded text-transparent hover:bg-hover hover:text-bad focus-visible:text-muted group-hover:not-hover:text-muted"
          >
            <Trash2 aria-hidden="true" className="size-3.5" />
          </button>
        )}
      </td>
    </tr>
  )
}

/** Drawn again only when its own entry changes: there may be many. `memo` forgets that it is generic. */
const EntryRow = memo(Row) as typeof Row

interface EntryCellProps<E> {
  tabId: string
  field: string
  column: EntryColumn<E>
  label: string
  value: string
  isBlank: boolean
  onChange: (value: string) => void
}

function EntryCell<E>({ tabId, field, column, label, value, isBlank, onChange }: EntryCellProps<E>) {
  const state = useField(tabId, field)
  const { choices, suggestions = [], holdsNames = false, placeholder } = column
  if (choices)
    return (
      <Select
        aria-label={label}
        value={value}
        options={
          choices.some(choice => choice.value === value) ? choices : [{ value, label: value }, ...choices]
        }
        onChange={onChange}
        className="h-8 w-full rounded-none border-transparent bg-transparent font-mono text-code -outline-offset-1"
        {...state.attributes}
      />
    )
  const text = {
    label,
    value,
    onChange,
    placeholder: isBlank ? placeholder : undefined,
    attributes: state.attributes,
    metrics: 'px-2.5 font-mono text-code',
    className: 'min-h-8 *:-outline-offset-1 *:aria-invalid:text-bad'
  }
  const items = suggestions.map((label): OfferItem => ({ label }))
  return (
    <>
      {holdsNames ? (
        <VariableInput tabId={tabId} {...text} />
      ) : (
        <AssistedInput {...text} offer={typed => offerWhole(items, typed)} />
      )}
      <FieldProblem field={state} className="px-2.5 pb-2" />
    </>
  )
}
