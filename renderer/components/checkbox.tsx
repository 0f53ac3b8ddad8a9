import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check } from 'lucide-react'

interface CheckboxProps {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Its accessible name: no text is shown. */
  label: string
}

export function Checkbox({ checked, onChange, label }: CheckboxProps) {
  return (
    <Base.Root
      checked={checked}
      onCheckedChange={onChange}
      aria-label={label}
      className="flex size-4 shrink-0 items-center justify-center rounded border border-line-strong bg-surface outline-offset-1 transition-colors duration-100 hover:border-muted data-checked:border-accent data-checked:bg-accent"
    >
      <Base.Indicator className="text-accent-ink">
        <Check className="size-3 stroke-3" />
      </Base.Indicator>
    </Base.Root>
  )
}
