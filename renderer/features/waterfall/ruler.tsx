import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import { labelledTicks, rulerTicks } from '#shared/waterfall/time-scale.ts'

/** Room that one label wants, in pixels. */
const LABEL_WIDTH = 70
/** More labels than this are noise, however much room there is. */
const MOST_LABELS = 9

const place = (ms: number) => ({ '--from': ms }) as CSSProperties

/** The labels of the time axis, which is `width` pixels long. */
export function Ruler({ domainMs, most, width }: { domainMs: number; most: number; width: number }) {
  return labelledTicks(rulerTicks(domainMs, most), domainMs, width, LABEL_WIDTH).map(ms => (
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
export function GridLines({ domainMs, most }: { domainMs: number; most: number }) {
  return rulerTicks(domainMs, most).map(ms => (
    <span
      key={ms}
      className="absolute inset-y-0 left-[calc(var(--from)/var(--domain)*100%)] w-px bg-line"
      style={place(ms)}
    />
  ))
}

/** The width of an element and how many labels have room in it, measured whenever its size changes. */
export function useLabelRoom<E extends HTMLElement>() {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(400)
  useLayoutEffect(() => {
    if (!ref.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width)
    })
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return { ref, width, most: labelsIn(width) }
}

function labelsIn(width: number): number {
  return Math.min(MOST_LABELS, Math.max(2, Math.floor(width / LABEL_WIDTH)))
}
