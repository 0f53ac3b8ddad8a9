import { useState } from 'react'
import { FieldProblem } from './field-problem.tsx'
import { PickFileButton } from './pick-file-button.tsx'
import { useField } from './use-field.ts'
import { VariableInput } from './variables/variable-input.tsx'

interface FilePathFieldProps {
  tabId: string
  label: string
  /** A path into the draft. */
  field: string
  placeholder?: string
  value: string
  onChange: (path: string) => void
  onEnter?: () => void
}

/** The path of a file: typed, or chosen where the shell has a dialog for that. */
export function FilePathField({
  tabId,
  label,
  field,
  placeholder,
  value,
  onChange,
  onEnter
}: FilePathFieldProps) {
  const [failure, setFailure] = useState<string>()
  const state = useField(tabId, field, failure)
  const change = (path: string) => {
    setFailure(undefined)
    onChange(path)
  }
  return (
    <>
      <div className="flex min-h-8 items-center">
        <VariableInput
          tabId={tabId}
          label={label}
          placeholder={placeholder}
          value={value}
          onChange={change}
          onEnter={onEnter}
          attributes={state.attributes}
          metrics="px-2.5 font-mono text-code"
          className="flex-1 self-stretch *:-outline-offset-1 *:aria-invalid:text-bad"
        />
        <PickFileButton label={label} onPick={change} onFailure={setFailure} className="mr-1" />
      </div>
      <FieldProblem field={state} className="px-2.5 pb-2" />
    </>
  )
}
