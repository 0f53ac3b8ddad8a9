import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import { domainFor } from '#shared/waterfall/time-scale.ts'
import { endOfRow, endOfTimeline, type TimelineRow, wayToRows } from '#shared/waterfall/timeline.ts'
import { Button } from '../../components/button.tsx'
import { useRowFocus } from '../../components/use-row-focus.ts'
import { useWalkedList } from '../../components/use-walked-list.ts'
import { useCard } from '../waterfall/use-card.ts'
import { ROW_PX } from './row-bars.ts'
import { spanMark } from './span-of.ts'
import { TimelineCanvas } from './timeline-canvas.tsx'
import { TimelineCard } from './timeline-card.tsx'
import { TimelineLine } from './timeline-row.tsx'
import { TimelineGrid, TimelineRuler } from './timeline-ruler.tsx'
import { useFollowedEnd } from './use-followed-end.ts'
import { useFollowedRows } from './use-followed-rows.ts'
import { useSizes } from './use-sizes.ts'
import { useTimeViewport } from './use-time-viewport.ts'

interface TimelineChartProps {
  /** Its accessible name. */
  label: string
  /** In the order in which they began. */
  rows: readonly TimelineRow[]
  /** More may come: the end of the list is followed for as long as it is in sight. */
  running?: boolean
  selectedId?: string | undefined
  /** Called with what is clicked, or chosen with Enter. */
  onSelect?: (id: string) => void
}

/** More rows than these have their bars on a canvas. */
const MOST_SVG_ROWS = 300

/**
 * Many exchanges on one axis of time, a row each, phases to scale. It fills its parent, scrolls, zooms and pans (see
 * `useTimeViewport`); the rows are walked by the arrow keys, Home, End and the page keys, and Z zooms to one. Zoomed, it goes along with
 * them.
 */
export function TimelineChart({ label, rows, running = false, selectedId, onSelect }: TimelineChartProps) {
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const axis = useRef<HTMLDivElement>(null)
  const { widthPx, heightPx } = useSizes(axis, scroller)
  const totalMs = endOfTimeline(rows)
  const domainMs = domainFor(totalMs)
  const { viewport, isZoomed, dragging, onKey, reset, zoomToSpan, pan } = useTimeViewport(
    root,
    axis,
    domainMs
  )
  const window = { ...viewport, widthPx }
  const onCanvas = rows.length > MOST_SVG_ROWS

  const [stop, setCurrent] = useState(0)
  const current = Math.min(stop, rows.length - 1)
  const virtualizer = useWalkedList({
    count: rows.length,
    current,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8
  })
  const focus = useRowFocus(scroller)
  const { card, openNow, openSoon, close } = useCard(root)
  const cardId = useId()
  const shown = card && rows[card.index]
  useFollowedEnd(scroller, rows.length, running)
  useFollowedRows(scroller, { rows, window, pan })

  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(index, rows.length - 1))
    setCurrent(next)
    focus(String(next))
    const row = rows[next]
    const ms = row && wayToRows([row], window)
    if (ms !== undefined) pan(ms)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && card) {
      event.stopPropagation()
      close()
      return
    }
    if (onKey(event)) return
    const page = Math.max(1, Math.floor(heightPx / ROW_PX) - 1)
    const target = {
      ...{ ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 },
      ...{ PageDown: current + page, PageUp: current - page }
    }[event.key]
    if (target !== undefined) {
      event.preventDefault()
      focusRow(target)
    }
    const row = rows[current]
    if (event.key === 'Enter' && row) onSelect?.(row.id)
    if (event.key.toLowerCase() === 'z' && !hasModifier(event) && row) zoomToSpan(spanOfRow(row))
  }

  return (
    <div ref={root} className="@container flex min-h-0 min-w-0 flex-1 flex-col text-xs">
      <div className="flex min-h-0 flex-1 flex-col [--duration-col:5.75rem] [--name-col:9rem] @xl:[--name-col:14rem] @3xl:[--name-col:20rem]">
        <div className="flex h-7 shrink-0 items-center overflow-y-hidden border-line border-b [scrollbar-gutter:stable]">
          <span className="w-(--name-col) shrink-0 pl-3 font-medium text-muted">Request</span>
          <div className="relative h-7 min-w-0 flex-1 overflow-hidden" ref={axis} aria-hidden="true">
            <TimelineRuler window={window} />
          </div>
          <span className="w-(--duration-col) shrink-0 pr-3 text-right font-medium font-mono text-ink tabular-nums">
            {isZoomed ? (
              <Button size="small" variant="ghost" onClick={reset}>
                Reset zoom
              </Button>
            ) : (
              formatDuration(totalMs)
            )}
          </span>
        </div>
        <div className="relative min-h-0 flex-1">
          <div
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-(--duration-col) left-(--name-col) overflow-hidden"
          >
            <TimelineGrid window={window} />
          </div>
          <div
            ref={scroller}
            className={`absolute inset-0 overflow-y-auto [scrollbar-gutter:stable] ${isZoomed ? 'cursor-grab active:cursor-grabbing' : ''}`}
            {...dragging}
          >
            <div
              role="listbox"
              aria-label={label}
              tabIndex={-1}
              className="relative"
              style={{ height: virtualizer.getTotalSize() }}
              onKeyDown={onKeyDown}
              onPointerLeave={close}
              onBlur={close}
            >
              {virtualizer.getVirtualItems().map(({ index }) => {
                const row = rows[index]
                return (
                  row && (
                    <TimelineLine
                      key={row.id}
                      data-row={index}
                      data-span={spanMark(spanOfRow(row))}
                      row={row}
                      index={index}
                      count={rows.length}
                      window={onCanvas ? undefined : window}
                      selected={row.id === selectedId}
                      tabIndex={index === current ? 0 : -1}
                      {...(card?.index === index && { 'aria-describedby': cardId })}
                      onClick={() => {
                        setCurrent(index)
                        onSelect?.(row.id)
                      }}
                      onDoubleClick={() => zoomToSpan(spanOfRow(row))}
                      onFocus={event => {
                        setCurrent(index)
                        if (event.currentTarget.matches(':focus-visible')) openNow(index, event.currentTarget)
                      }}
                      onPointerMove={event => openSoon(index, event)}
                    />
                  )
                )
              })}
            </div>
          </div>
          {onCanvas && <TimelineCanvas rows={rows} window={window} scroller={scroller} heightPx={heightPx} />}
        </div>
      </div>
      {shown && card && <TimelineCard id={cardId} row={shown} anchor={card.row} />}
    </div>
  )
}

function spanOfRow(row: TimelineRow) {
  return { startMs: row.startMs, endMs: endOfRow(row) }
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}
