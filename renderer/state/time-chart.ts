import type { Viewport } from '#shared/waterfall/viewport.ts'

/** How what is in sight of a time axis moves, a step at a time. */
export interface TimeSteps {
  nearer: () => void
  farther: () => void
  earlier: () => void
  later: () => void
  reset: () => void
}

/** A chart of an exchange's time, as commands see it. */
export interface TimeChart {
  steps: () => TimeSteps
  isZoomed: () => boolean
  /** What of the time is in sight; undefined when that is all. */
  viewport: () => Viewport | undefined
  /** Brings what has the focus from edge to edge. */
  zoomToFocus: () => void
}

let inSight: TimeChart | undefined

/** There is one in sight at a time. @returns takes it back */
export function offerTimeChart(chart: TimeChart): () => void {
  inSight = chart
  return () => {
    if (inSight === chart) inSight = undefined
  }
}

export function timeChart(): TimeChart | undefined {
  return inSight
}
