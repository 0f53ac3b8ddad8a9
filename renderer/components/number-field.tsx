import { NumberField as Base } from '@base-ui/react/number-field'

interface NumberFieldProps {
  value: number
  onChange: (value: number) => void
  label: string
  min?: number
  /** How much an arrow key adds. */
  step?: number
  /** What is counted, shown after the number: `ms`. */
  unit?: string
  describedBy?: string | undefined
}

/** A number that is typed or stepped with the arrow keys; an empty field puts `min` back. */
export function NumberField({
  value,
  onChange,
  label,
  min = 0,
  step = 1,
  unit,
  describedBy
}: NumberFieldProps) {
  return (
    <Base.Root
      value={value}
      onValueChange={next => onChange(next ?? min)}
      min={min}
      step={step}
      format={{ useGrouping: false }}
      className="inline-flex"
    >
      <Base.Group className="flex h-7 items-center rounded-md border border-line-strong bg-surface focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        <Base.Input
          aria-label={label}
          aria-describedby={describedBy}
          className="w-20 bg-transparent px-2 text-right font-mono text-xs tabular-nums outline-none"
        />
        {unit && <span className="w-7 text-faint text-xs">{unit}</span>}
      </Base.Group>
    </Base.Root>
  )
}
