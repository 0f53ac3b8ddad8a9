import type { Phase } from '../model/exchange.ts'

/** The part of a time axis [0, domainMs] that is in sight, in milliseconds. */
export interface Viewport {
  fromMs: number
  toMs: number
}

/** Marks are exact to the microsecond: closer than ten of them there is nothing more to see. */
export const LEAST_SPAN_MS = 0.01

/** What stays free beside a span that was zoomed to, as part of it. */
const MARGIN = 0.04

/** All of the axis. */
export function wholeOf(domainMs: number): Viewport {
  return { fromMs: 0, toMs: domainMs }
}

export function isWhole({ fromMs, toMs }: Viewport, domainMs: number): boolean {
  return fromMs <= 0 && toMs >= domainMs
}

/** The nearest viewport inside the axis: moved where it reaches past an end, cut only where it is longer than the axis. */
export function clampViewport({ fromMs, toMs }: Viewport, domainMs: number): Viewport {
  return place(fromMs, toMs - fromMs, domainMs)
}

/**
 * Zooms while what is at `atMs` stays where it is, as far as the ends of the axis allow.
 * @param factor more than 1 brings it nearer, less than 1 takes it farther away; positive
 */
export function zoomAt(viewport: Viewport, factor: number, atMs: number, domainMs: number): Viewport {
  const before = viewport.toMs - viewport.fromMs
  const part = before > 0 ? (atMs - viewport.fromMs) / before : 0.5
  const spanMs = clampSpan(before / factor, domainMs)
  return place(atMs - part * spanMs, spanMs, domainMs)
}

/**
 * Zooms about a span of time: what of it is in sight stays where it is; where that is nothing, it is brought to the
 * middle first.
 */
export function zoomAbout(
  viewport: Viewport,
  factor: number,
  { startMs, endMs }: Pick<Phase, 'startMs' | 'endMs'>,
  domainMs: number
): Viewport {
  const { fromMs, toMs } = viewport
  if (endMs >= fromMs && startMs <= toMs)
    return zoomAt(viewport, factor, (Math.max(startMs, fromMs) + Math.min(endMs, toMs)) / 2, domainMs)
  const atMs = (startMs + endMs) / 2
  return zoomAt(panBy(viewport, atMs - (fromMs + toMs) / 2, domainMs), factor, atMs, domainMs)
}

/** Moves along the axis and stops at its ends; negative is towards 0. */
export function panBy({ fromMs, toMs }: Viewport, byMs: number, domainMs: number): Viewport {
  return place(fromMs + byMs, toMs - fromMs, domainMs)
}

/** A span of time from edge to edge, with a little room on both sides. One of no length is brought to the middle. */
export function zoomTo({ startMs, endMs }: Pick<Phase, 'startMs' | 'endMs'>, domainMs: number): Viewport {
  const spanMs = clampSpan((endMs - startMs) * (1 + 2 * MARGIN), domainMs)
  return place((startMs + endMs - spanMs) / 2, spanMs, domainMs)
}

function place(fromMs: number, wantedMs: number, domainMs: number): Viewport {
  const spanMs = clampSpan(wantedMs, domainMs)
  const from = Math.max(0, Math.min(fromMs, domainMs - spanMs))
  return { fromMs: from, toMs: Math.min(domainMs, from + spanMs) }
}

function clampSpan(spanMs: number, domainMs: number): number {
  return Math.min(domainMs, Math.max(LEAST_SPAN_MS, spanMs))
}
