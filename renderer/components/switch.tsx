import { Switch as Base } from '@base-ui/react/switch'

interface SwitchProps {
  checked: boolean
  onChange: (checked: boolean) => void
  label: string
  /** The id of the element that says more about it. */
  describedBy?: string | undefined
  disabled?: boolean
}

/** On or off, in effect at once. */
export function Switch({ checked, onChange, label, describedBy, disabled = false }: SwitchProps) {
  return (
    <Base.Root
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
      aria-label={label}
      aria-describedby={describedBy}
      className="flex h-4.5 w-8 shrink-0 rounded-full bg-line-strong p-0.5 outline-offset-2 transition-colors duration-100 data-checked:bg-accent data-disabled:opacity-40"
    >
      <Base.Thumb className="size-3.5 rounded-full bg-white shadow-sm transition-transform duration-100 data-checked:translate-x-3.5" />
    </Base.Root>
  )
}
