import { type CSSProperties, memo, type PointerEvent, useRef } from 'react'
import type { HopRow } from '#shared/waterfall/layout.ts'
import { panBy, type Viewport } from '#shared/waterfall/viewport.ts'
import { StackedBar } from './bar.tsx'
import { useTimeWindow } from './time-window.ts'

/** All of the time as one thin bar, and on it the part that is in sight, to be dragged. Only while that is a part. */
export function Overview({ hops }: { hops: readonly HopRow[] }) {
  const { viewport, domainMs, isZoomed, show } = useTimeWindow()
  const grip = useRef<{ x: number; width: number; viewport: Viewport }>(undefined)
  if (!isZoomed) return null

  const whole = { '--origin': 0, '--span': 'var(--domain)' } as CSSProperties
  const part = { '--from': viewport.fromMs, '--for': viewport.toMs - viewport.fromMs } as CSSProperties
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const atMs = ((event.clientX - left) / width) * domainMs
    const isInside = atMs >= viewport.fromMs && atMs <= viewport.toMs
    const from = isInside ? viewport : panBy(viewport, atMs - (viewport.fromMs + viewport.toMs) / 2, domainMs)
    grip.current = { x: event.clientX, width, viewport: from }
    event.currentTarget.setPointerCapture(event.pointerId)
    event.stopPropagation()
    show(from)
  }
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (!grip.current) return
    const { x, width, viewport: from } = grip.current
    show(panBy(from, ((clientX - x) / width) * domainMs, domainMs))
  }
  const letGo = () => {
    grip.current = undefined
  }
  return (
    <div
      className="absolute inset-x-0 top-px h-2 cursor-grab overflow-hidden active:cursor-grabbing"
      style={whole}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <span className="absolute inset-x-0 top-0.5 h-1 opacity-55">
        <AllBars hops={hops} />
      </span>
      <span
        className="time-span inset-y-0 min-w-1.5 rounded-xs border border-accent bg-accent/20"
        style={part}
      />
    </div>
  )
}

/** They stay while the part in sight moves. */
const AllBars = memo(function AllBars({ hops }: { hops: readonly HopRow[] }) {
  return hops.map(hop => <StackedBar key={hop.hop} phases={hop.phases} className="h-1" />)
})
