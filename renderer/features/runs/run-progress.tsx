import type { ReactNode } from 'react'

interface RunProgressProps {
  label: string
  done: number
  of: number
  running: boolean
  /** Short facts, in order. */
  children: ReactNode
}

/** How far a run has come, as a line and in words. */
export function RunProgress({ label, done, of, running, children }: RunProgressProps) {
  const share = of === 0 ? 0 : Math.min(1, done / of)
  return (
    <div className="shrink-0 border-line border-b">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
        className="h-0.5 bg-line"
      >
        <div
          className={`h-full ${running ? 'bg-accent' : 'bg-line-strong'}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2 text-muted text-xs tabular-nums">
        {children}
      </p>
    </div>
  )
}
