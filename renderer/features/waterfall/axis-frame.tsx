import type { ReactNode } from 'react'
import { useTimeWindow } from './time-window.ts'

/** What the time axis spans: its width is the measure of all gestures. */
export function AxisFrame({ children }: { children: ReactNode }) {
  const { axis, dragging, isZoomed } = useTimeWindow()
  return (
    <div
      ref={axis}
      aria-hidden="true"
      className={`relative h-full min-w-0 flex-1 text-2xs text-faint tabular-nums leading-4 overflow-hidden ${isZoomed ? 'cursor-grab active:cursor-grabbing' : ''}`}
      {...dragging}
    >
      {children}
    </div>
  )
}
