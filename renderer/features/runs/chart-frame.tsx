import type { ReactNode } from 'react'

interface ChartFrameProps {
  title: string
  /** What the point that is looked at says, else what the chart says as a whole. */
  readout: ReactNode
  children: ReactNode
}

/** A chart under its name. What stands beside that is said by each point itself too. */
export function ChartFrame({ title, readout, children }: ChartFrameProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h3 className="font-medium text-muted">{title}</h3>
        <p aria-hidden="true" className="truncate font-mono text-2xs text-muted tabular-nums">
          {readout}
        </p>
      </div>
      {children}
    </section>
  )
}
