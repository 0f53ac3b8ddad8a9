import { endLabel, isBadEnd, type LaneBand, type LaneEnd } from '#shared/session-timeline/lane-bands.ts'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import { hatch } from './hatch.ts'
import { LANES_PX } from './plot-size.ts'
import { xOf } from './time-place.ts'

const BAND_PX = 6
const LABEL_GAP_PX = 4

interface Lanes {
  bands: readonly LaneBand[]
  ends: readonly LaneEnd[]
  window: TimelineWindow
  /** Of the messages above the line. */
  topPx: number
}

/** Connections, one after the other; through the messages above it is hatched where there was none, and marked where one ended. */
export function paintLanes(
  context: CanvasRenderingContext2D,
  colourOf: (name: string) => string,
  { bands, ends, window, topPx }: Lanes
): void {
  const y = topPx + (LANES_PX - BAND_PX) / 2
  for (const { kind, startMs, endMs } of bands) {
    if (endMs < window.fromMs || startMs > window.toMs) continue
    const x = xOf(startMs, window)
    const width = Math.max(1, xOf(endMs, window) - x)
    if (kind === 'waiting') {
      hatch(context, { x, y: 0, width, height: topPx }, colourOf('--line'))
      hatch(context, { x, y, width, height: BAND_PX }, colourOf('--warn'))
    } else {
      context.fillStyle = colourOf(kind === 'open' ? '--accent' : '--phase-upgrade')
      context.globalAlpha = kind === 'open' ? 0.6 : 1
      context.fillRect(x, y, width, BAND_PX)
      context.globalAlpha = 1
    }
  }
  paintEnds(context, colourOf, { bands, ends, window, topPx })
}

function paintEnds(
  context: CanvasRenderingContext2D,
  colourOf: (name: string) => string,
  { ends, window, topPx }: Lanes
): void {
  context.font = `10px ${getComputedStyle(context.canvas).fontFamily}`
  context.textBaseline = 'middle'
  let freeFrom = Number.NEGATIVE_INFINITY
  let lastX = Number.NEGATIVE_INFINITY
  for (const end of ends) {
    if (end.atMs < window.fromMs || end.atMs > window.toMs) continue
    const x = Math.min(window.widthPx - 1, Math.round(xOf(end.atMs, window)))
    // Thousands that were refused lie on one pixel.
    if (x === lastX) continue
    lastX = x
    const colour = colourOf(isBadEnd(end) ? '--bad' : '--faint')
    context.fillStyle = colour
    context.fillRect(x, 0, 1, topPx + LANES_PX)
    const label = endLabel(end)
    const width = context.measureText(label).width
    const left = x + LABEL_GAP_PX + width <= window.widthPx ? x + LABEL_GAP_PX : x - LABEL_GAP_PX - width
    if (left < freeFrom) continue
    freeFrom = left + width + LABEL_GAP_PX
    context.fillStyle = colourOf('--surface')
    context.fillRect(left - 2, topPx + 1, width + 4, LANES_PX - 2)
    context.fillStyle = colour
    context.fillText(label, left, topPx + LANES_PX / 2 + 0.5)
  }
}
