import { Checkbox } from '../../components/checkbox.tsx'

interface CookieSwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A flag of a cookie, with its name to be clicked as well. */
export function CookieSwitch({ label, checked, onChange }: CookieSwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside of it
    <label className="flex items-center gap-2 text-sm">
      <Checkbox label={label} checked={checked} onChange={onChange} />
      <span aria-hidden="true">{label}</span>
    </label>
  )
}
