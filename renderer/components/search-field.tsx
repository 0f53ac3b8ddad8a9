import { X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'aria-label'> {
  label: string
  icon: ReactNode
  value: string
  onChange: (text: string) => void
  /** What the button says that empties it. */
  clear: string
}

/** A text that narrows a list down as one types. Escape empties it. */
export function SearchField({ label, icon, value, onChange, clear, onKeyDown, ...rest }: SearchFieldProps) {
  return (
    <div className="relative mx-2 mb-1.5 shrink-0">
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-faint [&_svg]:size-3.5"
      >
        {icon}
      </span>
      <input
        type="text"
        aria-label={label}
        spellCheck={false}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault()
            onChange('')
          }
          onKeyDown?.(event)
        }}
        className="h-7 w-full rounded-md border border-line bg-surface pr-7 pl-7 text-sm placeholder:text-faint hover:border-line-strong"
        {...rest}
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={clear}
          onClick={() => onChange('')}
          className="absolute top-1 right-1 flex size-5 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </div>
  )
}
