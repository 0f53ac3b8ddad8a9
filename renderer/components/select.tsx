import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

interface SelectProps<V extends string> extends Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

/** One of several, of which only the chosen one is in sight. */
export function Select<V extends string>({ value, options, onChange, className, ...rest }: SelectProps<V>) {
  return (
    <select
      value={value}
      onChange={event => {
        const chosen = options.find(option => option.value === event.target.value)
        if (chosen) onChange(chosen.value)
      }}
      className={classNames(
        'h-7.5 min-w-0 rounded-md border border-line-strong bg-surface px-2 text-sm',
        className
      )}
      {...rest}
    >
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
