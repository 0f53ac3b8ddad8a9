import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

const BASE =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50'

const VARIANTS = {
  /** The one thing to do here. */
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  plain: 'border border-line-strong bg-surface text-ink hover:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-ink',
  danger: 'border border-bad/50 bg-bad-soft text-bad hover:border-bad'
}

const SIZES = { small: 'h-7 px-2.5 text-xs', medium: 'h-8 px-3 text-sm', large: 'h-9 px-4 text-sm' }

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: keyof typeof VARIANTS
  size?: keyof typeof SIZES
}

export function Button({ variant = 'plain', size = 'medium', className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames(BASE, VARIANTS[variant], SIZES[size], className)} {...rest} />
  )
}
