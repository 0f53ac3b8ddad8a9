import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { endOfRow, type TimelineRow } from '#shared/waterfall/timeline.ts'
import { phaseColourName } from './phase-colour.ts'

const GAP_PX = 4
const EDGE_PX = 8

/** The exact numbers of a row, under it or, where there is no room, above it. */
export function TimelineCard({ id, row, anchor }: { id: string; row: TimelineRow; anchor: HTMLElement }) {
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    const { left, top, bottom, width } = anchor.getBoundingClientRect()
    const under = bottom + GAP_PX
    const fits = under + element.offsetHeight + EDGE_PX <= innerHeight
    element.style.top = `${fits ? under : Math.max(EDGE_PX, top - GAP_PX - element.offsetHeight)}px`
    element.style.left = `${Math.max(EDGE_PX, Math.min(left + width / 3, innerWidth - element.offsetWidth - EDGE_PX))}px`
  })
  return createPortal(
    <div
      ref={card}
      id={id}
      role="tooltip"
      className="pointer-events-none fixed z-50 w-64 rounded-lg border border-line-strong bg-raised p-3 text-xs shadow-popup"
    >
      <p className="line-clamp-3 font-medium font-mono text-ink [overflow-wrap:anywhere]">
        {visibleText(row.label)}
      </p>
      <dl className="mt-2 space-y-1 font-mono tabular-nums">
        {row.phases.map(({ name, startMs, endMs }) => (
          <div key={`${name} ${startMs}`} className="flex items-center gap-2">
            <span
              aria-hidden="true"
              className="size-2 rounded-full"
              style={{ background: `var(${phaseColourName(name)})` }}
            />
            <dt className="flex-1 text-muted">{name}</dt>
            <dd className="text-ink">{formatDuration(endMs - startMs)}</dd>
          </div>
        ))}
        <div className="flex gap-2 border-line border-t pt-1.5">
          <dt className="flex-1 font-sans text-faint">from {formatDuration(row.startMs)}</dt>
          <dd className="font-medium text-ink">{formatDuration(endOfRow(row) - row.startMs)}</dd>
        </div>
      </dl>
    </div>,
    document.body
  )
}
