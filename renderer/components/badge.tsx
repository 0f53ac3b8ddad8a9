import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

const TONES = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad'
}

export type BadgeTone = keyof typeof TONES

/** A short fact in a tinted box: a count, a status. */
export function Badge({
  tone = 'neutral',
  className,
  children
}: {
  tone?: BadgeTone
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center whitespace-nowrap rounded px-1.5 font-medium text-2xs tabular-nums',
        TONES[tone],
        className
      )}
    >
      {children}
    </span>
  )
}
