import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

const GAP_PX = 6
const EDGE_PX = 8

interface AxisCardProps {
  id: string
  /** What it is about: in pixels of the viewport. */
  anchor: () => { x: number; top: number; bottom: number } | undefined
  children: ReactNode
}

/** The exact numbers of a place on a time axis: above it, where there is room, so that it covers nothing of the list. */
export function AxisCard({ id, anchor, children }: AxisCardProps) {
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = card.current
    const place = anchor()
    if (!element || !place) return
    const above = place.top - GAP_PX - element.offsetHeight
    element.style.top = `${above >= EDGE_PX ? above : place.bottom + GAP_PX}px`
    const left = place.x - element.offsetWidth / 2
    element.style.left = `${Math.max(EDGE_PX, Math.min(left, innerWidth - element.offsetWidth - EDGE_PX))}px`
  })
  return createPortal(
    <div
      ref={card}
      id={id}
      role="tooltip"
      className="pointer-events-none fixed z-50 max-w-80 rounded-lg border border-line-strong bg-raised px-3 py-2 text-xs shadow-popup"
    >
      {children}
    </div>,
    document.body
  )
}

/** A line of a card. @param colour the name of the theme's colour of what it is about */
export function CardLine({ name, colour, children }: { name: string; colour?: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-2">
      <span
        aria-hidden="true"
        className="size-2 shrink-0 rounded-full"
        style={colour === undefined ? undefined : { background: `var(${colour})` }}
      />
      <dt className="flex-1 text-muted">{name}</dt>
      <dd className="pl-3 font-mono text-ink tabular-nums">{children}</dd>
    </div>
  )
}
