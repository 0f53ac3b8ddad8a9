import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { TimelineRow, TimelineWindow } from '#shared/waterfall/timeline.ts'
import { useThemeInForce } from '../../state/use-theme-in-force.ts'
import { beginPainting } from './begin-painting.ts'
import { readColours } from './read-colours.ts'
import { ROW_PX, rowBars } from './row-bars.ts'

interface TimelineCanvasProps {
  rows: readonly TimelineRow[]
  window: TimelineWindow
  /** What scrolls the rows. It and the canvas are of one height. */
  scroller: RefObject<HTMLElement | null>
  heightPx: number
}

/**
 * The bars of all rows in sight, painted at once: so many elements would take longer than a frame. It stands still in the
 * scroller while the rows go by under it.
 */
export function TimelineCanvas({ rows, window, scroller, heightPx }: TimelineCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeInForce()
  const paint = () => {
    if (canvas.current && scroller.current)
      paintRows(canvas.current, rows, window, heightPx, scroller.current.scrollTop)
  }
  const latest = useRef(paint)
  latest.current = paint

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew from the theme
  useLayoutEffect(() => latest.current(), [rows, window, heightPx, theme])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => latest.current()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller])

  return (
    // What it shows is said by the rows themselves.
    <div aria-hidden="true" className="pointer-events-none absolute top-0 left-(--name-col)">
      <canvas ref={canvas} style={{ width: window.widthPx, height: heightPx }} />
    </div>
  )
}

function paintRows(
  canvas: HTMLCanvasElement,
  rows: readonly TimelineRow[],
  window: TimelineWindow,
  heightPx: number,
  scrollTop: number
): void {
  const context = beginPainting(canvas, window.widthPx, heightPx)
  if (!context) return
  const colourOf = readColours(canvas)
  const first = Math.floor(scrollTop / ROW_PX)
  const last = Math.min(rows.length - 1, Math.ceil((scrollTop + heightPx) / ROW_PX))
  for (let index = first; index <= last; index++) {
    const row = rows[index]
    if (!row) continue
    const top = index * ROW_PX - scrollTop
    for (const { colour, x, y, width, height } of rowBars(row, window)) {
      context.fillStyle = colourOf(colour)
      context.fillRect(x, top + y, width, height)
    }
  }
}
