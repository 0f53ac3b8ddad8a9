import { MAX_LOG_BINS } from '../contract/limits.ts'
import type { LogBin } from '../model/socket/log-event.ts'
import type { TimelineWindow } from '../waterfall/timeline.ts'
import type { Viewport } from '../waterfall/viewport.ts'

/** Equal parts of a session's time, from `fromMs` on. */
export interface BinPlan {
  fromMs: number
  binMs: number
  count: number
}

/** Fewer messages than one in so many pixels are drawn each by itself. */
const APART_PX = 8
/** Of a bar with the space beside it, and of what a message by itself is placed by. */
const BAR_PX = 3
const MARK_PX = 1

/**
 * The parts that a stretch of time is drawn in. They are powers of two milliseconds wide and begin at multiples of that,
 * so that bars stay what they are while the stretch moves, and the log's own parts lie in one of them each.
 * @param leastPx of one part; they are less than twice as wide
 */
export function planBins({ fromMs, toMs }: Viewport, widthPx: number, leastPx: number): BinPlan {
  const leastMs = ((toMs - fromMs) / Math.max(1, widthPx)) * leastPx
  let binMs = 2 ** Math.ceil(Math.log2(Math.max(leastMs, Number.MIN_VALUE)) - 1e-9)
  // One more is asked for than is drawn.
  while ((toMs - fromMs) / binMs > MAX_LOG_BINS - 3) binMs *= 2
  const first = Math.floor(fromMs / binMs)
  return { fromMs: first * binMs, binMs, count: Math.floor(toMs / binMs) - first + 1 }
}

/** How wide the parts have to be at least: few messages are told apart by finer ones. */
export function leastPxFor(sparse: boolean): number {
  return sparse ? MARK_PX : BAR_PX
}

/** Whether there is room to draw each message by itself. */
export function isSparse(messages: number, widthPx: number): boolean {
  return messages * APART_PX <= widthPx
}

/** Messages of both directions in all parts. */
export function messagesIn(bins: readonly LogBin[]): number {
  return bins.reduce((sum, { sent, received }) => sum + sent.messages + received.messages, 0)
}

/** Where there were control frames, in pixels from the left. */
export function controlMarks(
  { bins, plan: { fromMs, binMs } }: { bins: readonly LogBin[]; plan: BinPlan },
  window: TimelineWindow
): number[] {
  const pxPerMs = window.widthPx / (window.toMs - window.fromMs)
  return bins.flatMap(({ control }, index) =>
    control > 0 ? Math.round((fromMs + (index + 0.5) * binMs - window.fromMs) * pxPerMs) : []
  )
}

/** The part in which a time lies; undefined outside of all. */
export function binAt({ fromMs, binMs, count }: BinPlan, atMs: number): number | undefined {
  const index = Math.floor((atMs - fromMs) / binMs)
  return index >= 0 && index < count ? index : undefined
}

/** When a part begins and ends. */
export function spanOfBin({ fromMs, binMs }: BinPlan, index: number): Viewport {
  return { fromMs: fromMs + index * binMs, toMs: fromMs + (index + 1) * binMs }
}
