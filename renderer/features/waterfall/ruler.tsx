import type { CSSProperties } from 'react'
import { tickLabel } from '#shared/waterfall/tick-label.ts'
import { type Ruler, rulerFor } from '#shared/waterfall/time-scale.ts'
import { classNames } from '../../components/class-names.ts'
import { useTimeWindow } from './time-window.ts'

/** Room that one label wants, in pixels; a zoomed one has more digits. */
const LABEL_WIDTH = 70
const EXACT_LABEL_WIDTH = 84
/** More labels than this are noise, however much room there is. */
const MOST_LABELS = 9

const place = (ms: number) => ({ '--from': ms }) as CSSProperties

function useRuler(): Ruler {
  const { viewport, widthPx, isZoomed } = useTimeWindow()
  return rulerFor(viewport, widthPx, isZoomed ? EXACT_LABEL_WIDTH : LABEL_WIDTH, MOST_LABELS)
}

/** The time axis: labels, and under them marks of two sizes. */
export function RulerAxis() {
  const { viewport, isZoomed } = useTimeWindow()
  const { labelled, ticks, minor, stepMs } = useRuler()
  return (
    <>
      {labelled.map(ms => (
        <span
          key={ms}
          className={classNames(
            'time-mark whitespace-nowrap',
            isZoomed ? 'top-2' : 'top-1.5',
            ms !== viewport.fromMs && '-translate-x-1/2'
          )}
          style={place(ms)}
        >
          {tickLabel(ms, stepMs)}
        </span>
      ))}
      {minor.map(ms => (
        <span key={ms} className="time-mark bottom-0 h-0.75 w-px bg-line-strong/70" style={place(ms)} />
      ))}
      {ticks.map(ms => (
        <span key={ms} className="time-mark bottom-0 h-1.25 w-px bg-line-strong" style={place(ms)} />
      ))}
    </>
  )
}

/** The lines under the labels, through all rows. */
export function GridLines() {
  return useRuler().ticks.map(ms => (
    <span key={ms} className="time-mark inset-y-0 w-px bg-line" style={place(ms)} />
  ))
}
