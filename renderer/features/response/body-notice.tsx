import type { ReactNode } from 'react'
import { classNames } from '../../components/class-names.ts'

/** What a reader should know about what is in sight of a body, in a line above it. */
export function BodyNotice({ tone, children }: { tone: 'warn' | 'quiet'; children: ReactNode }) {
  return (
    <div
      role="note"
      className={classNames(
        'flex min-h-8 low:min-h-7 shrink-0 select-text flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-raised px-3 py-0.5 text-xs',
        tone === 'warn' ? 'text-warn' : 'text-muted'
      )}
    >
      {children}
    </div>
  )
}
