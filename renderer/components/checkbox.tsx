import { Check } from 'lucide-react'

interface CheckboxProps {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Its accessible name: no text is shown. */
  label: string
  disabled?: boolean
}

/** The browser's own, in the clothes of the app: there may be hundreds of them in a table. */
export function Checkbox({ checked, onChange, label, disabled }: CheckboxProps) {
  return (
    <span className="grid size-4 shrink-0 place-items-center *:col-start-1 *:row-start-1">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={event => onChange(event.target.checked)}
        className="peer size-4 appearance-none rounded border border-line-strong bg-surface outline-offset-1 transition-colors duration-100 checked:border-accent checked:bg-accent hover:not-checked:border-muted disabled:opacity-40"
      />
      <Check
        aria-hidden="true"
        className="pointer-events-none hidden size-3 stroke-3 text-accent-ink peer-checked:block"
      />
    </span>
  )
}
