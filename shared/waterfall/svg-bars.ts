import type { ChartColours } from './chart-colours.ts'
import type { ChartRow } from './chart-rows.ts'
import type { PhaseRow } from './layout.ts'
import { svgElement } from './svg-markup.ts'
import { transferArea } from './transfer-path.ts'
import type { Viewport } from './viewport.ts'

const BAR_HEIGHT = { hop: 12, phase: 10, timing: 6 }
const TRANSFER_HEIGHT = 16
/** However short it was, it can be seen. */
const LEAST_WIDTH = 2

interface Box {
  x: number
  width: number
}

/**
 * What a line of an exported chart draws to scale.
 * @param middle of the line, from the top
 * @param axis where the part of the time that is in sight lies
 */
export function rowMarks(
  { kind, row }: ChartRow,
  middle: number,
  view: Viewport,
  axis: Box,
  colours: ChartColours
): string[] {
  const place = (startMs: number, endMs: number): Box | undefined => {
    if (endMs < view.fromMs || startMs > view.toMs) return undefined
    const scale = axis.width / (view.toMs - view.fromMs)
    const from = axis.x + (Math.max(startMs, view.fromMs) - view.fromMs) * scale
    const to = axis.x + (Math.min(endMs, view.toMs) - view.fromMs) * scale
    return { x: from, width: Math.max(LEAST_WIDTH, to - from) }
  }
  const bar = (box: Box | undefined, height: number, attributes: Record<string, string | number>) =>
    box ? [svgElement('rect', { ...box, y: middle - height / 2, height, rx: 1.5, ...attributes })] : []

  if (kind === 'hop')
    return row.phases.flatMap(phase =>
      bar(place(phase.startMs, phase.endMs), BAR_HEIGHT.hop, fillOf(phase, colours))
    )
  if (kind === 'timing') {
    const fill = colours.phases[row.phase]
    const attributes = { fill, 'fill-opacity': 0.3, stroke: fill, 'stroke-width': 0.75 }
    return row.durMs === undefined ? [] : bar(place(row.startMs, row.endMs), BAR_HEIGHT.timing, attributes)
  }
  const { transfer } = row
  if (!transfer || (transfer.samples.length < 3 && transfer.stalls.length === 0))
    return bar(place(row.startMs, row.endMs), BAR_HEIGHT.phase, fillOf(row, colours))
  const box = place(row.startMs, row.endMs)
  const part = { fromMs: Math.max(transfer.startMs, view.fromMs), toMs: Math.min(transfer.endMs, view.toMs) }
  const area = place(part.fromMs, part.toMs)
  return [
    ...bar(box, TRANSFER_HEIGHT, { ...fillOf(row, colours), opacity: 0.25 }),
    ...(area && part.toMs > part.fromMs
      ? [
          svgElement('path', {
            d: transferArea(transfer, part),
            fill: colours.phases[row.name],
            transform: `translate(${area.x} ${middle - TRANSFER_HEIGHT / 2}) scale(${area.width / 100} ${TRANSFER_HEIGHT / 100})`
          })
        ]
      : []),
    ...transfer.stalls.flatMap(stall =>
      bar(place(stall.startMs, stall.endMs), TRANSFER_HEIGHT, {
        fill: 'url(#stall)',
        stroke: colours.warn,
        rx: 0
      })
    )
  ]
}

function fillOf({ name, state }: PhaseRow, colours: ChartColours): Record<string, string | number> {
  if (state === 'failed') return { fill: 'url(#failed)', stroke: colours.bad }
  if (state === 'cancelled') return { fill: 'url(#cancelled)', stroke: colours.faint }
  return name === 'backoff'
    ? { fill: 'url(#backoff)', stroke: colours.phases.backoff, 'stroke-opacity': 0.4 }
    : { fill: colours.phases[name] }
}
