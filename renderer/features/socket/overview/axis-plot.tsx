import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { spanWords } from '#shared/session-timeline/bin-words.ts'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import type { Viewport } from '#shared/waterfall/viewport.ts'
import { classNames } from '../../../components/class-names.ts'
import { spanMark } from '../../timeline/span-of.ts'
import { TimelineGrid } from '../../timeline/timeline-ruler.tsx'
import { AxisCard } from './axis-card.tsx'
import { type Paint, PaintedCanvas } from './painted-canvas.tsx'
import { RangeShade } from './range-shade.tsx'
import type { SessionTime } from './session-time.ts'
import { timeAt, xOf } from './time-place.ts'
import { useAxisPointer } from './use-axis-pointer.ts'

/** What is meant may be so far from where is pointed. */
const REACH_PX = 6

/** What is told of a place of the axis. */
export interface Looked {
  span: Viewport
  /** In one sentence, for whoever does not see the card. */
  words: string
  card: ReactNode
}

interface AxisPlotProps {
  /** Its accessible name, and what it shows as a whole. */
  label: string
  summary: string
  time: SessionTime
  heightPx: number
  paint: Paint
  /** What is at a time, or near it. */
  lookAt: (atMs: number, reachMs: number) => Looked | undefined
  /** The next place in sight, beyond a time, at which there is something. */
  step: (fromMs: number, direction: 1 | -1) => number | undefined
}

/**
 * A picture of a session on its time axis, by pointer and by keyboard alike: it tells exact numbers, goes to what is
 * clicked, marks a range. For who does not see it, it is a slider through what there is.
 */
export function AxisPlot({ label, summary, time, heightPx, paint, lookAt, step }: AxisPlotProps) {
  const { window, domainMs, range, onRange, selectedMs, onGoTo } = time
  const plot = useRef<HTMLDivElement>(null)
  const [cursorMs, setCursorMs] = useState<number>()
  const [hasFocus, setHasFocus] = useState(false)
  const pointer = useAxisPointer({ window, range, onRange, onClick: onGoTo })
  const id = useId()

  const reachMs = ((window.toMs - window.fromMs) / Math.max(1, window.widthPx)) * REACH_PX
  const atCursor = cursorMs === undefined ? undefined : lookAt(cursorMs, 0)
  const looked =
    pointer.pointedX === undefined ? hasFocus && atCursor : lookAt(timeAt(pointer.pointedX, window), reachMs)

  const moveTo = (ms: number | undefined) => {
    if (ms === undefined) return
    pointer.leave()
    setCursorMs(ms)
  }
  const walk = (direction: 1 | -1) => {
    const edge = direction === 1 ? window.fromMs : window.toMs
    const isInSight = cursorMs !== undefined && cursorMs >= window.fromMs && cursorMs <= window.toMs
    const next = step(isInSight ? cursorMs : edge, direction)
    if (next === undefined) time.pan((direction * (window.toMs - window.fromMs)) / 2)
    else moveTo(next)
  }
  const markEnd = (end: 'fromMs' | 'toMs') => {
    if (!atCursor) return
    const { fromMs, toMs }: Viewport = { ...(range ?? window), [end]: atCursor.span[end] }
    onRange(fromMs < toMs ? { fromMs, toMs } : atCursor.span)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (pointer.cancel()) event.stopPropagation()
      else if (time.stepBack()) event.stopPropagation()
      return
    }
    if (time.onKey(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const act = {
      ArrowLeft: () => walk(-1),
      ArrowRight: () => walk(1),
      ArrowDown: () => walk(-1),
      ArrowUp: () => walk(1),
      Home: () => moveTo(step(window.fromMs, 1)),
      End: () => moveTo(step(window.toMs, -1)),
      Enter: () => cursorMs !== undefined && onGoTo(cursorMs),
      '[': () => markEnd('fromMs'),
      ']': () => markEnd('toMs'),
      z: () => range && time.zoomTo(range)
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <div className="relative min-w-0 flex-1" style={{ height: heightPx }}>
      <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
        <TimelineGrid window={window} />
      </div>
      <div
        ref={plot}
        role="slider"
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={domainMs}
        aria-valuenow={Math.min(cursorMs ?? window.fromMs, domainMs)}
        aria-valuetext={atCursor?.words ?? summary}
        aria-describedby={`${id}-keys`}
        tabIndex={0}
        data-span={atCursor && spanMark({ startMs: atCursor.span.fromMs, endMs: atCursor.span.toMs })}
        className={classNames(
          'absolute inset-0 touch-none overflow-hidden',
          pointer.isGrip || pointer.drawn ? 'cursor-ew-resize' : 'cursor-crosshair'
        )}
        onKeyDown={onKeyDown}
        onFocus={event => {
          setHasFocus(true)
          if (cursorMs === undefined && event.currentTarget.matches(':focus-visible'))
            setCursorMs(step(window.toMs, -1))
        }}
        onBlur={() => setHasFocus(false)}
        {...pointer.handlers}
      >
        <PaintedCanvas widthPx={window.widthPx} heightPx={heightPx} paint={paint} />
        {(pointer.drawn ?? range) && <RangeShade range={pointer.drawn ?? range ?? window} window={window} />}
        {selectedMs !== undefined && <TimeLine atMs={selectedMs} time={window} className="bg-accent" />}
        {looked && (
          <TimeLine atMs={(looked.span.fromMs + looked.span.toMs) / 2} time={window} className="bg-ink/60" />
        )}
      </div>
      <p id={`${id}-keys`} className="sr-only">
        {`${summary} Arrow keys go through it, Enter shows it in the list, [ and ] mark a range, Z zooms to that, plus, minus and Shift with arrows zoom and move, Escape takes it back.`}
      </p>
      {looked && (
        <AxisCard id={`${id}-card`} anchor={() => placeOf(plot.current, looked.span, window)}>
          {looked.card}
          {looked === atCursor && (
            <p className="mt-1.5 border-line border-t pt-1.5 text-2xs text-faint">
              Enter shows it in the list, [ and ] mark a range, Esc takes it back
            </p>
          )}
        </AxisCard>
      )}
      {pointer.drawn && (
        <AxisCard id={`${id}-range`} anchor={() => placeOf(plot.current, pointer.drawn ?? window, window)}>
          {spanWords(pointer.drawn)}
        </AxisCard>
      )}
    </div>
  )
}

function TimeLine({ atMs, time, className }: { atMs: number; time: TimelineWindow; className: string }) {
  const isInSight = atMs >= time.fromMs && atMs <= time.toMs
  return (
    isInSight && (
      <span
        aria-hidden="true"
        className={classNames('pointer-events-none absolute inset-y-0 w-px', className)}
        style={{ left: xOf(atMs, time) }}
      />
    )
  )
}

function placeOf(plot: HTMLElement | null, { fromMs, toMs }: Viewport, window: TimelineWindow) {
  const box = plot?.getBoundingClientRect()
  return box && { x: box.left + xOf((fromMs + toMs) / 2, window), top: box.top, bottom: box.bottom }
}
