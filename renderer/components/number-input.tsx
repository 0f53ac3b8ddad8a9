import { type KeyboardEvent, useId } from 'react'
import { classNames } from './class-names.ts'

interface NumberInputProps {
  label: string
  /** A word behind the field, for the value. */
  unit?: string
  value: string
  /** What is wrong with it. */
  problem: string | undefined
  /** How far an arrow key goes. */
  step?: number
  disabled?: boolean
  onChange: (typed: string) => void
}

/** A whole number with its label in front: typed, or stepped with the arrow keys. */
export function NumberInput({ label, unit, value, problem, step = 1, disabled, onChange }: NumberInputProps) {
  const id = useId()
  const stepBy = (event: KeyboardEvent) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key]
    if (by === undefined || !/^\d+$/.test(value)) return
    event.preventDefault()
    onChange(String(Math.max(0, Number(value) + by)))
  }
  return (
    <div className="relative flex items-center gap-2 text-xs">
      <label htmlFor={id} className="whitespace-nowrap text-muted">
        {label}
      </label>
      <div
        className={classNames(
          'flex h-7 items-center rounded-md border border-line-strong bg-app focus-within:border-accent focus-within:ring-1 focus-within:ring-accent has-aria-invalid:border-bad has-aria-invalid:ring-bad',
          disabled && 'opacity-60'
        )}
      >
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          value={value}
          onChange={event => onChange(event.target.value)}
          onKeyDown={stepBy}
          className="w-16 bg-transparent px-2 text-right font-mono tabular-nums outline-none"
        />
        {unit !== undefined && <span className="pr-2 text-faint">{unit}</span>}
      </div>
      {problem !== undefined && (
        <span id={`${id}-problem`} className="text-bad">
          {problem}
        </span>
      )}
    </div>
  )
}
