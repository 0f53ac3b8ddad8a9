import type { PhaseName } from '../model/phases.ts'

/** A stretch of one clock, in milliseconds. */
export interface TimelinePhase {
  name: PhaseName
  startMs: number
  endMs: number
}

/** One exchange among others on one clock, in milliseconds since that began. */
export interface TimelineRow {
  id: string
  /** What was asked for: `GET /orders`. */
  label: string
  status?: number | undefined
  failed: boolean
  startMs: number
  /** Of all its hops, in order. Between them may be gaps. */
  phases: readonly TimelinePhase[]
}

/** What of the clock is in sight, and how wide. */
export interface TimelineWindow {
  fromMs: number
  toMs: number
  widthPx: number
}

/** A stretch of a row as it is drawn: pixels from the left edge of what is in sight. */
export interface TimelineBar {
  name: PhaseName
  x: number
  width: number
}

/** So wide is what was over in no time, so that it can be seen. */
const LEAST_PX = 1

/** When the last of its phases ended. */
export function endOfRow({ startMs, phases }: TimelineRow): number {
  return phases.at(-1)?.endMs ?? startMs
}

/** The end of the last row, 0 without rows. */
export function endOfTimeline(rows: readonly TimelineRow[]): number {
  return rows.reduce((end, row) => Math.max(end, endOfRow(row)), 0)
}

/**
 * The bars of one row, cut at the edges of what is in sight. Bars do not overlap, but for the least width that each has:
 * a phase that would begin within the pixel of the one before is left out unless it is the longer one.
 */
export function barsOfRow({ phases }: TimelineRow, { fromMs, toMs, widthPx }: TimelineWindow): TimelineBar[] {
  const pxPerMs = widthPx / Math.max(toMs - fromMs, Number.MIN_VALUE)
  const bars: TimelineBar[] = []
  for (const { name, startMs, endMs } of phases) {
    if (endMs < fromMs || startMs > toMs) continue
    const from = Math.max(0, (startMs - fromMs) * pxPerMs)
    const to = Math.min(widthPx, (endMs - fromMs) * pxPerMs)
    const bar = { name, x: Math.min(from, widthPx - LEAST_PX), width: Math.max(LEAST_PX, to - from) }
    const last = bars.at(-1)
    if (last && bar.x < last.x + LEAST_PX && last.width <= LEAST_PX) {
      if (bar.width > last.width) bars[bars.length - 1] = bar
    } else bars.push(bar)
  }
  return bars
}

/** Where a row lies of which nothing is in sight. */
export function sideOfRow(
  row: TimelineRow,
  { fromMs, toMs }: TimelineWindow
): 'before' | 'after' | undefined {
  if (endOfRow(row) < fromMs) return 'before'
  return row.startMs > toMs ? 'after' : undefined
}

/**
 * How far what is in sight has to move for some of these rows to be in it: to the middle of the one in their middle.
 * @returns milliseconds, negative is towards 0; undefined where one is in sight already, and without rows
 */
export function wayToRows(rows: readonly TimelineRow[], window: TimelineWindow): number | undefined {
  const middle = rows[Math.floor(rows.length / 2)]
  if (!middle || rows.some(row => sideOfRow(row, window) === undefined)) return undefined
  return (middle.startMs + endOfRow(middle) - window.fromMs - window.toMs) / 2
}
