import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'

interface SegmentedChoiceProps<V extends string> {
  label: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
  disabled?: boolean
}

/** One of a few, all in sight: a radio group drawn as one bar. */
export function SegmentedChoice<V extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false
}: SegmentedChoiceProps<V>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next: V) => onChange(next)}
      className="inline-flex h-7 rounded-md border border-line bg-app p-0.5 data-disabled:opacity-60"
    >
      {options.map(option => (
        <Radio.Root
          key={option.value}
          value={option.value}
          // Where the choice does not fit, it scrolls.
          onClick={event => event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
          className="flex cursor-default items-center whitespace-nowrap rounded-sm px-2.5 text-muted text-xs transition-colors duration-100 hover:text-ink data-checked:bg-surface data-checked:font-medium data-checked:text-ink data-checked:shadow-segment"
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
