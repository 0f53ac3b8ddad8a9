import { useId } from 'react'
import { focusOnce } from '../../../components/focus-once.ts'
import { TextField } from '../../../components/text-field.tsx'

interface ByteFieldProps {
  label: string
  value: string
  /** How many bytes of UTF-8 it has, and how many fit. */
  size: number
  limit: number
  problem: string | undefined
  /** It takes the focus when it appears. */
  focused?: boolean
  onChange: (typed: string) => void
}

/** A text that goes into a frame of a limited size, with how much of that it takes. */
export function ByteField({ label, value, size, limit, problem, focused = false, onChange }: ByteFieldProps) {
  const id = useId()
  return (
    <div>
      <TextField
        label={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        autoComplete="off"
        {...(focused && { ref: focusOnce })}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={`${id}-problem ${id}-size`}
      />
      <div className="mt-1 flex min-h-4 items-baseline gap-3 text-xs">
        <p id={`${id}-problem`} role="status" className="min-w-0 flex-1 text-bad">
          {problem}
        </p>
        <p id={`${id}-size`} className="text-muted tabular-nums">
          {size} of {limit} bytes
        </p>
      </div>
    </div>
  )
}
