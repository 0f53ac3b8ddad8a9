import type { ReactNode } from 'react'

/** A plot, with its scale left of it. What the scale says each of the plot's places says too. */
export function PlotRow({ gutter, children }: { gutter: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-1">
      <div
        aria-hidden="true"
        className="relative w-(--gutter) shrink-0 whitespace-nowrap text-2xs text-faint tabular-nums leading-3.5"
      >
        {gutter}
      </div>
      {children}
    </div>
  )
}
