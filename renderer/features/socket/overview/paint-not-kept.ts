import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import { hatch } from './hatch.ts'
import { xOf } from './time-place.ts'

const LABEL = 'not kept'
const LABEL_GAP_PX = 6
const LABEL_HALF_PX = 7

interface NotKept {
  /** What was before it is not kept any more; 0 where all is. */
  toMs: number
  window: TimelineWindow
  heightPx: number
}

/** Hatches the time of which nothing is kept any more, and says so where there is room: it was no silence. */
export function paintNotKept(
  context: CanvasRenderingContext2D,
  colourOf: (name: string) => string,
  { toMs, window, heightPx }: NotKept
): void {
  if (toMs <= window.fromMs) return
  const x = Math.max(0, xOf(0, window))
  const width = Math.min(window.widthPx, xOf(toMs, window)) - x
  if (width < 1) return
  hatch(context, { x, y: 0, width, height: heightPx }, colourOf('--line-strong'))
  context.fillStyle = colourOf('--line-strong')
  context.fillRect(x + width - 1, 0, 1, heightPx)
  context.font = `10px ${getComputedStyle(context.canvas).fontFamily}`
  context.textBaseline = 'middle'
  const labelPx = context.measureText(LABEL).width
  if (width < labelPx + 2 * LABEL_GAP_PX) return
  const [left, middle] = [x + (width - labelPx) / 2, heightPx / 4]
  context.fillStyle = colourOf('--surface')
  context.fillRect(left - LABEL_GAP_PX / 2, middle - LABEL_HALF_PX, labelPx + LABEL_GAP_PX, 2 * LABEL_HALF_PX)
  context.fillStyle = colourOf('--muted')
  context.fillText(LABEL, left, middle + 0.5)
}
