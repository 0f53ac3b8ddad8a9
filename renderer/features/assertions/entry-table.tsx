import { Trash2 } from 'lucide-react'
import { AssistedInput } from '../../components/assisted-input.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { classNames } from '../../components/class-names.ts'
import { type OfferItem, offerWhole } from '../../components/offer.ts'
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
  columns: readonly EntryColumn<E>[]
  onChange: (entries: E[]) => void
  /** The entries as they are now: two changes may come before the next drawing. */
  latest: () => readonly E[]
}

/** Rows of a few texts each, with an empty one at the end to type the next into. */
export function EntryTable<E extends Entry>(props: EntryTableProps<E>) {
  const { tabId, field, label, noun, entries, blank, columns, onChange, latest } = props
  const put = (row: number, entry: E) => onChange(latest().toSpliced(row, 1, entry))
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
          {[...entries, blank].map((entry, row) => {
            const isBlank = row === entries.length
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, so that the empty one keeps the focus when it is typed into
              <tr key={row} className="group border-line border-b hover:bg-raised">
                <td>
                  {!isBlank && (
                    <Checkbox
                      label={`Use ${noun.toLowerCase()} ${row + 1}`}
                      checked={entry.enabled}
                      onChange={enabled => put(row, { ...entry, enabled })}
                    />
                  )}
                </td>
                {columns.map(column => (
                  <td
                    key={column.name}
                    className={classNames(
                      'border-line border-r last:border-r-0',
                      !entry.enabled && 'opacity-60'
                    )}
                  >
                    {!column.isHidden?.(entry) && (
                      <EntryCell
                        tabId={tabId}
                        field={`${field}.${row}.${column.name}`}
                        column={column}
                        label={`${noun} ${row + 1} ${column.label}`}
                        value={String(entry[column.name])}
                        isBlank={isBlank}
                        onChange={value => put(row, { ...entry, [column.name]: value })}
                      />
                    )}
                  </td>
                ))}
                <td>
                  {!isBlank && (
                    <button
                      type="button"
                      aria-label={`Delete ${noun.toLowerCase()} ${row + 1}`}
                      onClick={() => onChange(latest().toSpliced(row, 1))}
                      className="flex size-6 items-center justify-center rounded text-muted opacity-0 hover:bg-hover hover:text-bad focus-visible:opacity-100 group-hover:opacity-100"
                    >
                      <Trash2 aria-hidden="true" className="size-3.5" />
                    </button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

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
  const look = 'h-8 w-full min-w-0 bg-transparent px-2.5 font-mono text-code -outline-offset-1'
  if (choices)
    return (
      <select
        aria-label={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        className={look}
      >
        {choices.some(choice => choice.value === value) || <option value={value}>{value}</option>}
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )
  const text = {
    label,
    value,
    onChange,
    placeholder: isBlank ? placeholder : undefined,
    attributes: state.attributes,
    metrics: 'px-2.5 font-mono text-code',
    className: 'h-8 [&_input]:-outline-offset-1 [&_input]:aria-invalid:text-bad'
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
