import { type CSSProperties, type MouseEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { offerTimeChart } from '../../state/time-chart.ts'
import { spanOf } from '../timeline/span-of.ts'
import { useTimeViewport } from '../timeline/use-time-viewport.ts'
import { TimeWindowContext } from './time-window.ts'

interface TimeViewProps {
  /** The exchange: another one is shown from its beginning. */
  id: string
  domainMs: number
  className: string
  children: ReactNode
}

/**
 * What zooms and pans the chart inside. All that is placed by its time follows `--origin` and `--span`; nothing else is
 * drawn anew for it, but what asks for the window.
 */
export function TimeView({ id, domainMs, className, children }: TimeViewProps) {
  const chart = useRef<HTMLElement>(null)
  const axis = useRef<HTMLDivElement>(null)
  const view = useTimeViewport(chart, axis, domainMs)
  const { viewport, isZoomed, steps, show, dragging } = view
  const widthPx = useWidth(axis)

  const latest = useRef(view)
  useLayoutEffect(() => {
    latest.current = view
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change itself is what matters
  useLayoutEffect(() => latest.current.reset(), [id])
  useLayoutEffect(
    () =>
      offerTimeChart({
        steps: () => latest.current.steps,
        isZoomed: () => latest.current.isZoomed,
        viewport: () => (latest.current.isZoomed ? latest.current.viewport : undefined),
        zoomToFocus: () => {
          const span = spanOf(document.activeElement)
          if (span) latest.current.zoomToSpan(span)
        }
      }),
    []
  )
  const onDoubleClick = ({ target }: MouseEvent) => {
    const span = target instanceof Element ? spanOf(target) : undefined
    if (span) view.zoomToSpan(span)
  }
  const style = isZoomed
    ? { '--origin': viewport.fromMs, '--span': viewport.toMs - viewport.fromMs }
    : { '--origin': 0, '--span': 'var(--domain)' }
  return (
    <TimeWindowContext
      value={{ viewport, domainMs, widthPx, isZoomed, axis, dragging, show, reset: steps.reset }}
    >
      <section
        ref={chart}
        aria-label="Timing"
        data-landmark="waterfall"
        className={className}
        style={style as CSSProperties}
        onDoubleClick={onDoubleClick}
      >
        {children}
      </section>
    </TimeWindowContext>
  )
}

function useWidth(axis: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(400)
  useLayoutEffect(() => {
    if (!axis.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width)
    })
    observer.observe(axis.current)
    return () => observer.disconnect()
  }, [axis])
  return width
}
