import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import { type Ruler, rulerFor } from '#shared/waterfall/time-scale.ts'

/** Room that one label wants, in pixels. */
const LABEL_WIDTH = 70
/** More labels than this are noise, however much room there is. */
const MOST_LABELS = 9

const place = (ms: number) => ({ '--from': ms }) as CSSProperties

/** The labels of the time axis. */
export function RulerLabels({ ruler }: { ruler: Ruler }) {
  return ruler.labelled.map(ms => (
    <span
      key={ms}
      className={`absolute top-0 left-[calc(var(--from)/var(--domain)*100%)] whitespace-nowrap ${ms === 0 ? '' : '-translate-x-1/2'}`}
      style={place(ms)}
    >
      {labelOf(ms)}
    </span>
  ))
}

/** A round number needs no decimals: `5 s`, not `5.00 s`. */
function labelOf(ms: number): string {
  return formatDuration(ms).replace(/\.(\d*?)0+ /, (_, rest: string) => (rest ? `.${rest} ` : ' '))
}

/** The lines under the labels, through all rows. */
export function GridLines({ ruler }: { ruler: Ruler }) {
  return ruler.ticks.map(ms => (
    <span
      key={ms}
      className="absolute inset-y-0 left-[calc(var(--from)/var(--domain)*100%)] w-px bg-line"
      style={place(ms)}
    />
  ))
}

/** The ruler of an axis that ends at `domainMs`, as fine as the width of its element allows. */
export function useRuler<E extends HTMLElement>(domainMs: number) {
  const axis = useRef<E>(null)
  const [width, setWidth] = useState(400)
  useLayoutEffect(() => {
    if (!axis.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width)
    })
    observer.observe(axis.current)
    return () => observer.disconnect()
  }, [])
  return { axis, ruler: rulerFor(domainMs, width, LABEL_WIDTH, MOST_LABELS) }
}
