import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { parseTemplate } from '#shared/template/parse-template.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'
import { VariableInput } from '../variables/variable-input.tsx'

interface AuthFieldRowProps {
  tabId: string
  /** A path into the draft. */
  field: string
  label: string
  /** Masked until it is asked to be shown. */
  secret?: boolean | undefined
  placeholder?: string | undefined
  /** What is wrong with it already while it is typed. */
  problem?: string | undefined
  value: string
  onChange: (value: string) => void
  /** Within the field, at its end: another way to fill it. */
  action?: ReactNode
}

/** A credential to type. A secret one is masked, unless all it does is to name a variable. */
export function AuthFieldRow({
  tabId,
  field,
  label,
  secret = false,
  placeholder,
  problem,
  value,
  onChange,
  action
}: AuthFieldRowProps) {
  const id = useId()
  const [revealed, setRevealed] = useState(false)
  const state = useField(tabId, field, problem)
  const isName = parseTemplate(value).every(({ kind }) => kind !== 'text') && value !== ''
  return (
    <div className="grid grid-cols-[minmax(6.5rem,9rem)_minmax(0,1fr)] items-center gap-x-4">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <div className="flex min-h-8 items-center rounded-md border border-line-strong bg-surface pr-0.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent has-aria-invalid:border-bad has-aria-invalid:ring-bad">
        <VariableInput
          tabId={tabId}
          id={id}
          type={secret && !revealed && !isName ? 'password' : 'text'}
          placeholder={placeholder}
          value={value}
          onChange={onChange}
          attributes={state.attributes}
          metrics="px-2.5 font-mono text-code outline-none"
          className="flex-1 self-stretch"
        />
        {secret && !isName && (
          <IconButton
            label={`${revealed ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
            aria-pressed={revealed}
            icon={revealed ? <EyeOff /> : <Eye />}
            onClick={() => setRevealed(!revealed)}
          />
        )}
        {action}
      </div>
      <FieldProblem field={state} className="col-start-2 mt-1" />
    </div>
  )
}
