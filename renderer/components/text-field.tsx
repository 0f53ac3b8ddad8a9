import { type ComponentProps, useId } from 'react'
import { classNames } from './class-names.ts'

interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  /** What it means or looks like, under the field. */
  hint?: string
  mono?: boolean
}

/** A line of text with its label above. */
export function TextField({
  label,
  hint,
  mono,
  className,
  'aria-describedby': describedBy,
  ...rest
}: TextFieldProps) {
  const id = useId()
  const describing = [describedBy, hint === undefined ? undefined : `${id}-hint`].filter(Boolean)
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {label}
      </label>
      <input
        id={id}
        type="text"
        spellCheck={false}
        aria-describedby={describing.length > 0 ? describing.join(' ') : undefined}
        className={classNames(
          'h-8 w-full select-text rounded-md border border-line-strong bg-app px-2.5 placeholder:text-faint aria-invalid:border-bad',
          mono ? 'font-mono text-code' : 'text-sm'
        )}
        {...rest}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-muted text-xs">
          {hint}
        </p>
      )}
    </div>
  )
}
