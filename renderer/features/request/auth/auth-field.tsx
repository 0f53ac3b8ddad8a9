import { Eye, EyeOff } from 'lucide-react'
import { useId, useState } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'
import type { AuthField } from './auth-forms.ts'

interface AuthFieldRowProps {
  tabId: string
  field: AuthField
  value: string
  onChange: (value: string) => void
}

/** A credential to type. A secret one is masked until it is asked to be shown. */
export function AuthFieldRow({ tabId, field, value, onChange }: AuthFieldRowProps) {
  const { name, label, secret, placeholder } = field
  const id = useId()
  const [revealed, setRevealed] = useState(false)
  const state = useField(tabId, `auth.${name}`)
  return (
    <div className="grid grid-cols-[minmax(6.5rem,9rem)_minmax(0,1fr)] items-center gap-x-4">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <div className="flex h-8 items-center rounded-md border border-line-strong bg-surface pr-0.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent has-aria-invalid:border-bad has-aria-invalid:ring-bad">
        <input
          id={id}
          type={secret && !revealed ? 'password' : 'text'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={placeholder}
          value={value}
          onChange={event => onChange(event.target.value)}
          {...state.attributes}
          className="h-full min-w-0 flex-1 bg-transparent px-2.5 font-mono text-xs outline-none placeholder:text-faint"
        />
        {secret && (
          <IconButton
            label={`${revealed ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
            aria-pressed={revealed}
            icon={revealed ? <EyeOff /> : <Eye />}
            onClick={() => setRevealed(!revealed)}
          />
        )}
      </div>
      <FieldProblem field={state} className="col-start-2 mt-1" />
    </div>
  )
}
