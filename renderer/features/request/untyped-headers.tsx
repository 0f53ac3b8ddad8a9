import type { ReactNode } from 'react'

interface UntypedHeadersProps {
  id: string
  title: string
  /** The columns, the head that only screen readers see, and the rows. */
  children: ReactNode
}

/** A table of headers that go along although nobody typed them here. */
export function UntypedHeaders({ id, title, children }: UntypedHeadersProps) {
  return (
    <section aria-labelledby={id} className="pt-4 last:pb-6">
      <div className="flex items-baseline gap-2 px-4 pb-1.5">
        <h2 id={id} className="shrink-0 font-medium text-muted text-xs">
          {title}
        </h2>
        <p className="truncate text-faint text-xs">A header of the same name above takes its place.</p>
      </div>
      <table aria-labelledby={id} className="w-full table-fixed border-collapse text-muted">
        {children}
      </table>
    </section>
  )
}
