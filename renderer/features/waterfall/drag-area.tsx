import type { ReactNode } from 'react'
import { classNames } from '../../components/class-names.ts'
import { useTimeWindow } from './time-window.ts'

/** What can be taken hold of to move along the axis, while not all of it is in sight. */
export function DragArea({ className, children }: { className?: string; children: ReactNode }) {
  const { isZoomed, dragging } = useTimeWindow()
  return (
    <div
      className={classNames(className, isZoomed && 'cursor-grab touch-pan-y active:cursor-grabbing')}
      {...dragging}
    >
      {children}
    </div>
  )
}
