import { type ReactNode, useId } from 'react'
import { classNames } from '../../../components/class-names.ts'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'

interface TextSettingProps {
  tabId: string
  /** Its accessible and visible name. */
  label: string
  explains: ReactNode
  /** A path into the draft. */
  field: string
  placeholder?: string
  /** Lines to type into; one by default. */
  lines?: number
  value: string
  onChange: (value: string) => void
}

const INPUT =
  'w-full min-w-0 resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5 font-mono text-xs leading-4 outline-none placeholder:text-faint focus:border-accent focus:ring-1 focus:ring-accent aria-invalid:border-bad aria-invalid:ring-bad'

/** A setting that is a text, in a field over the whole width. */
export function TextSetting(props: TextSettingProps) {
  const { tabId, label, explains, field, placeholder, lines = 1, value, onChange } = props
  const id = useId()
  const state = useField(tabId, field)
  const attributes = {
    id,
    placeholder,
    value,
    spellCheck: false,
    autoComplete: 'off',
    autoCapitalize: 'off',
    ...state.attributes,
    className: classNames('mt-1.5', INPUT)
  }
  return (
    <div className="border-line border-t py-2">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <p className="text-muted text-xs">{explains}</p>
      {lines > 1 ? (
        <textarea {...attributes} rows={lines} wrap="off" onChange={event => onChange(event.target.value)} />
      ) : (
        <input type="text" {...attributes} onChange={event => onChange(event.target.value)} />
      )}
      <FieldProblem field={state} className="mt-1" />
    </div>
  )
}
