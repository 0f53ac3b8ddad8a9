import type { ReactNode } from 'react'

/** What a reader should know about what is in sight of a body, in a line above it. */
export function BodyNotice({ children }: { children: ReactNode }) {
  return (
    <div
      role="note"
      className="flex min-h-8 shrink-0 select-text flex-wrap items-center gap-x-3 border-line border-b bg-raised px-3 text-warn text-xs"
    >
      {children}
    </div>
  )
}
